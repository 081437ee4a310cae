"""The results, as tables to read."""
