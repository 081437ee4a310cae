"""Servers that behave like the platforms, and refuse what the platforms refuse."""
