"""Timers of interviews and of communities, and how they wake with a space."""
