"""How seekers find hosts, and how hosts are found for them."""
