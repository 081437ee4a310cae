"""What flows about staying in touch share."""
