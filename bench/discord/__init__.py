"""Askwell in Discord, next to a hello-world with discord.py."""
