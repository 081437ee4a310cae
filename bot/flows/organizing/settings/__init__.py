"""What organizers set for their programme."""
