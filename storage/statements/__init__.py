"""How statements are prepared, locked and run, and how rows become values."""
