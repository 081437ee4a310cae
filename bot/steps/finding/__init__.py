"""What flows about finding a host share."""
