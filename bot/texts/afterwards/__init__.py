"""What the seeker learned, and thanks."""
