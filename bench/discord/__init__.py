"""Askwell in Discord, beside discord.py's hello-world."""
