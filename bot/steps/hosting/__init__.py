"""What flows about being a host share."""
