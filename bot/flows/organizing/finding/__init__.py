"""How organizers help seekers to find hosts."""
