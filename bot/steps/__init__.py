"""What several flows share."""
