"""What flows about asking a host share."""
