"""What the platforms have in common."""
