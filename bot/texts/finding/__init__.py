"""Whom to ask, and what others recommend."""
