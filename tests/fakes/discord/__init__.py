"""A strict Discord on this machine, with people in it, for the tests of the adapter.

It refuses what Discord would refuse, with Discord's own error codes. Start with `DiscordServer`.
"""

from tests.fakes.discord.forms import CannotFill
from tests.fakes.discord.guilds import Guild
from tests.fakes.discord.people import User
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.sending import NotAnswered
from tests.fakes.discord.server import DiscordServer
from tests.fakes.discord.state import World
from tests.fakes.discord.things import Answer, Channel, Message, Modal

__all__ = [
    "Answer",
    "CannotFill",
    "Channel",
    "DiscordServer",
    "Guild",
    "Message",
    "Modal",
    "NotAnswered",
    "Refusal",
    "User",
    "World",
]
