"""What was measured, as tables to read."""
