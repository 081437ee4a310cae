"""What organizers see of their programme: people, numbers, reports."""
