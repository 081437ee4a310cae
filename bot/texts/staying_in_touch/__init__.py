"""Months later: write again, and be remembered."""
