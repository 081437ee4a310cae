"""Askwell in Discord."""
