"""Suggestions of hosts to members who want them."""
