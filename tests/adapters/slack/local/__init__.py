"""Askwell in somebody else's local Slack, in a browser: `make local-slack` runs it.

It proves the wire: that server takes any token and any block, so the rules are proved elsewhere.
"""
