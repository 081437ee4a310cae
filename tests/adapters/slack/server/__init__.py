"""A strict Slack on this machine, and the people in it, for the tests of the adapter.

It refuses what Slack would refuse, with Slack's own errors. Start with `SlackServer`.
"""

from tests.adapters.slack.server.forms import CannotFill
from tests.adapters.slack.server.lines import Ack, NotAcknowledged
from tests.adapters.slack.server.people import User
from tests.adapters.slack.server.server import SlackServer
from tests.adapters.slack.server.state import World
from tests.adapters.slack.server.things import Message, View

__all__ = [
    "Ack",
    "CannotFill",
    "Message",
    "NotAcknowledged",
    "SlackServer",
    "User",
    "View",
    "World",
]
