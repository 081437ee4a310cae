"""Askwell in Slack.

An event arrives through `socket_mode` or `http`, passes through `bolt`, and is handled by
`listeners` or, if it is a form, by `submissions`. `receive` reads it, `adapters.shared.dispatch`
asks the core, and `responder` delivers the answer. The courier's cards leave through `messenger`.
`render` and `forms` make what Slack shows. `connection` puts all of this together.
"""
