"""How organizers invite people."""
