"""Askwell in the local-slack package from npm, in a browser: `make local-slack` runs it.

It proves that the connection works. That server accepts any token and any block, so Slack's rules
are tested elsewhere.
"""
