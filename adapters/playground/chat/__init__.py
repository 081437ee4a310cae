"""A chat server in the place of Slack's or Discord's."""
