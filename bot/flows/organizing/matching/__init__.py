"""How organizers bring members together."""
