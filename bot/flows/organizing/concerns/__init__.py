"""What organizers do about a concern."""
