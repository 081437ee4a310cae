"""Servers that behave like the platforms, and refuse what they refuse."""
