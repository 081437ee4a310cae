"""Askwell in Slack."""
