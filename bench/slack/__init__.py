"""Askwell's adapter for Slack, beside bolt's hello-world."""
