"""How a connection to a platform is kept, and whether it stands."""
