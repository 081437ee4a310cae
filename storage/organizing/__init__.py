"""What organizers see of their programme, and what they write to its members."""
