"""How members treat each other: who was absent or silent, and whom one reports or blocks."""
