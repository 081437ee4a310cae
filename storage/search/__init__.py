"""Finds hosts by what they know, and members by their names."""
