"""Interviews, and what their two sides keep about them."""
