"""Askwell in Slack.

An event arrives through `socket_mode` or `http` in `connecting`, and passes through `bolt`. It is
handled in `answering`, by `listeners` or, if it is a form, by `submissions`: `receiving` reads it,
`adapters.shared.answering.dispatch` asks the core, and `responder` delivers the answer. The
courier's cards leave through `sending`. `rendering` makes what Slack shows. `connection` puts all
of this together.
"""
