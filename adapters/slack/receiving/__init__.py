"""Reads what Slack sends as the core's events."""
