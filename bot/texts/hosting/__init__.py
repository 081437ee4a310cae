"""Being a host: what they offer, when they can talk, and whether their door is open."""
