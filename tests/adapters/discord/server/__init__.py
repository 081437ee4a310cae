"""A strict Discord on this machine, and the people in it, for the tests of the adapter.

It refuses what Discord would refuse, with Discord's own codes. Start with `DiscordServer`.
"""

from tests.adapters.discord.server.forms import CannotFill
from tests.adapters.discord.server.guilds import Guild
from tests.adapters.discord.server.people import User
from tests.adapters.discord.server.refusals import Refusal
from tests.adapters.discord.server.sending import NotAnswered
from tests.adapters.discord.server.server import DiscordServer
from tests.adapters.discord.server.state import World
from tests.adapters.discord.server.things import Answer, Channel, Message, Modal

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
