"""Askwell's adapter for Slack, next to a hello-world with bolt."""
