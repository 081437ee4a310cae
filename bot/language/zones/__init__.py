"""Time zones: as people write them, and where somebody may live."""
