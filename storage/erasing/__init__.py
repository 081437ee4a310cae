"""Erases members, and everything that says who they were, and deletes old words."""
