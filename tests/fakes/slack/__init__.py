"""A strict Slack on this machine, with people in it, for the tests of the adapter.

It refuses what Slack would refuse, with Slack's own errors. Start with `SlackServer`.
"""

from tests.fakes.slack.forms import CannotFill
from tests.fakes.slack.lines import Ack, NotAcknowledged
from tests.fakes.slack.people import User
from tests.fakes.slack.server import SlackServer
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Message, View

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
