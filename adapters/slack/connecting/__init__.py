"""The connections to Slack."""
