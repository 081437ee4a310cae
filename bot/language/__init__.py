"""Turns words that somebody typed into values."""
