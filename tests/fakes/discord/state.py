"""The state of Discord, which also gives out ids."""

import itertools
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.things import Channel, Event, Interaction, Message, Modal, Person

if TYPE_CHECKING:
    from tests.fakes.discord.guilds import Guild

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
FIRST_ANSWER = timedelta(seconds=3)
TOKEN_LIVES = timedelta(minutes=15)


@dataclass
class World:
    clock: Callable[[], datetime]
    emit: Callable[[Event], None] = lambda event: None
    people: dict[int, Person] = field(default_factory=dict)
    guilds: dict[int, "Guild"] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    """By token."""
    modals: dict[int, Modal] = field(default_factory=dict)
    """The open modal of each person."""
    commands: dict[int | None, dict[int, Json]] = field(default_factory=lambda: {None: {}})
    """The app's commands, by id: global ones under None, others under their guild."""
    tokens: set[str] = field(default_factory=set)
    """The valid tokens of the bot."""
    intents: int = 0
    """The privileged intents that are switched on in the developer portal."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.app = self.new_id()
        self.bot = Person(self.app, "Askwell", bot=True)
        self.people[self.app] = self.bot

    def new_id(self) -> int:
        """A new snowflake. It contains the time, and is unique even if the clock stands still."""
        milliseconds = (self.clock() - EPOCH) // timedelta(milliseconds=1)
        return milliseconds << 22 | next(self._numbers) & 0x3FFFFF

    def new_token(self) -> str:
        token = f"{secrets.token_hex(13)}.{secrets.token_hex(3)}.{secrets.token_hex(19)}"
        self.tokens.add(token)
        return token

    def person(self, user: int) -> Person:
        try:
            return self.people[user]
        except KeyError:
            raise Refusal(10013) from None

    def channel(self, channel: int) -> Channel:
        try:
            return self.channels[channel]
        except KeyError:
            raise Refusal(10003) from None

    def dm(self, user: int) -> Channel:
        """The direct messages with this person. They are opened if they are not open yet."""
        for each in self.channels.values():
            if each.recipient == user:
                return each
        channel = Channel(self.new_id(), recipient=user)
        self.channels[channel.id] = channel
        return channel

    def mutual(self, user: int) -> bool:
        """Whether this person and the app are in a guild together."""
        return any(each.installed and user in each.members for each in self.guilds.values())

    def newest(self, channel: int) -> int | None:
        return max(
            (each.id for each in self.messages.values() if each.channel == channel), default=None
        )

    def commands_of(self, guild: int | None) -> dict[int, Json]:
        return self.commands.setdefault(guild, {})


def real_clock() -> datetime:
    return datetime.now(UTC)
