"""Reads what Discord sends as the core's events."""
