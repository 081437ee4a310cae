"""How hosts, seekers and requests are doing, for organizers."""
