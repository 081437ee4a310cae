"""Askwell in Slack.

An event comes in through `socket_mode` or `http`, passes through `bolt`, and is heard by
`listeners` or, where it is a form, by `submissions`. `receive` reads it, `adapters.shared.dispatch`
asks the core, and `responder` brings the answer back. Cards of the courier leave through
`messenger`. `render` and `forms` make what Slack shows. `connection` puts all of this together.
"""
