"""How a programme is run: what its organizers set, and what they write to its members."""
