"""The objects in Discord: people, channels, messages, modals, interactions."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.fakes.discord import reading
from tests.fakes.discord.refusals import Json

EPHEMERAL, LOADING, SILENT, V2 = 1 << 6, 1 << 7, 1 << 12, 1 << 15

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
USE_COMMANDS = 1 << 31
EVERYTHING = (1 << 53) - 1


@dataclass
class Person:
    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    deleted: bool = False
    takes_dms: bool = True

    @property
    def shape(self) -> Json:
        name = f"deleted_user_{self.id}" if self.deleted else self.name.lower().replace(" ", "")
        return {
            "id": str(self.id),
            "username": name,
            "discriminator": "0",
            "global_name": None if self.deleted else self.name,
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
        }


@dataclass
class Role:
    id: int
    name: str
    permissions: int = 0


@dataclass
class Channel:
    """A text channel of a guild, or the direct messages between the app and a person."""

    id: int
    name: str = ""
    guild: int | None = None
    recipient: int | None = None
    denied: int = 0
    """The permissions that the app does not have in this channel, although it has them in the
    guild."""


@dataclass
class Message:
    id: int
    channel: int
    author: int
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    nonce: str | None = None
    sent: datetime | None = None
    edited: datetime | None = None
    ephemeral_for: int | None = None
    interaction: "Interaction | None" = None
    """The interaction that the message answers."""
    pings: frozenset[int | str] = frozenset()
    """Whom the message notifies: ids of people and roles, and "everyone"."""
    push: str = ""
    """What a notification shows: the text of the message. The text of components is not shown
    (discord-api-docs#7854)."""

    @property
    def ephemeral(self) -> bool:
        return self.ephemeral_for is not None

    @property
    def loading(self) -> bool:
        """Whether the message only says that the app is thinking."""
        return bool(self.flags & LOADING)

    @property
    def shown(self) -> str:
        """The message as a person reads it. Timestamps and mentions are shown as they were sent."""
        parts = [self.content, *map(reading.embed, self.embeds), reading.read(self.components)]
        return "\n".join(filter(None, parts))

    @property
    def buttons(self) -> dict[str, str]:
        """The custom id of every button that can be pressed, by its label."""
        return reading.buttons(self.components)

    @property
    def links(self) -> dict[str, str]:
        """The address of every button that opens a page, by its label."""
        return reading.links(self.components)

    @property
    def selects(self) -> dict[str, list[str]]:
        """The labels of the options of every menu, by its placeholder, or by its custom id if it
        has none."""
        return reading.selects(self.components)


@dataclass
class Modal:
    custom_id: str
    title: str
    components: list[Json]
    interaction: "Interaction"
    """The interaction that opened the form."""

    @property
    def shown(self) -> str:
        return "\n".join([self.title, reading.read(self.components)])

    @property
    def fields(self) -> dict[str, Json]:
        """The fields of the form, by label."""
        return reading.fields(self.components)


@dataclass
class Interaction:
    id: int
    token: str
    kind: int
    user: Person
    channel: Channel
    payload: Json
    created: datetime
    message: Message | None = None
    """The message whose component was used."""
    answered: asyncio.Future["Answer"] = field(default_factory=asyncio.Future)
    callback: int = 0
    """The type of the first answer; 0 as long as there is none."""
    late: bool = False
    original: int | None = None
    """The id of the message that `@original` stands for."""


@dataclass(frozen=True)
class Answer:
    """The app's first answer to an interaction, and how many real seconds it took."""

    interaction: Interaction
    kind: int
    seconds: float
    message: Message | None = None
    modal: Modal | None = None
    choices: tuple[Json, ...] = ()

    @property
    def deferred(self) -> bool:
        return self.kind in (5, 6)


@dataclass(frozen=True)
class Event:
    """An event for the app. It is sent only if the app has the intent for it."""

    name: str
    data: Any
    guild: int | None = None
    intent: int = 0
