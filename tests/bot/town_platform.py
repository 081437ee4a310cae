"""The platform of a simulated town: its messages, channels, people, groups and pictures."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.shared.card_lines import card_lines
from adapters.terminal.messenger import TerminalMessenger
from bot.cards.cards import Card
from bot.cards.reader import ANYBODY, Reader
from bot.cards.rich_text import Text
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.errors import ChannelClosed, SendFailed
from bot.engine.events import Caller
from bot.engine.store.ports import Drawing, DrawnPicture, Outgoing, Shown, SpaceGroup
from bot.interview.members import Person
from bot.interview.organizing.groups import GroupKind
from bot.interview.organizing.invitations import SpacePerson
from tests.bot.leading import has_one_next_step

if TYPE_CHECKING:
    from tests.bot.town import Town

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When every town begins."""


@dataclass(frozen=True)
class Delivery:
    """A card that was delivered. `new`: it was not an edit, so it notified them. `by_time`: it came
    while the clock was moved, and not because somebody did something."""

    at: datetime
    to: Person
    key: str
    card: Card
    new: bool
    by_time: bool


class PostOffice(TerminalMessenger):
    """Remembers every card that was delivered."""

    def __init__(self, town: "Town") -> None:
        super().__init__()
        self._town = town
        self.delivered: list[Delivery] = []
        self.attempts = 0

    async def show(self, outgoing: Outgoing) -> Shown:
        self.attempts += 1
        shown = await super().show(outgoing)
        now, to, is_new = self._town.clock.now(), outgoing.to.person, outgoing.message is None
        self.delivered.append(
            Delivery(now, to, outgoing.key, outgoing.card, is_new, self._town.time_passes)
        )
        return shown

    def unclear(self) -> list[list[str]]:
        """The cards that highlight two next steps."""
        cards = (each.card for each in self.delivered if not has_one_next_step(each.card))
        return [card_lines(each, ANYBODY) for each in cards]


class NoticeBoard:
    """The channels of the space. `closed`: why nothing can be posted. `silent`: whether a post
    succeeded stays unknown."""

    def __init__(self) -> None:
        self.posts: list[ChannelPost] = []
        self.closed: Text | None = None
        self.silent = False

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        if self.closed:
            raise ChannelClosed(self.closed)
        self.posts.append(post)
        if self.silent:
            raise SendFailed("No answer", in_doubt=True)
        return PostedInChannel(f"{len(self.posts)}")


class Landlords:
    """Who runs the space, who is in it, and its groups by name, according to its platform."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self.people: list[SpacePerson] = []
        self.files: dict[str, bytes] = {}
        self.groups: dict[str, tuple[str, ...]] = {}

    async def people_of(self, _space: str) -> list[SpacePerson]:
        return self.people

    async def read_file(self, _space: str, where: str) -> bytes:
        return self.files[where]

    async def owners_of(self, space: str) -> list[Caller]:
        people = ((name, Person("terminal", space, user_of(name))) for name in self.names)
        return [Caller(person, name, runs_space=True) for name, person in people]

    async def groups_of(self, _space: str) -> list[SpaceGroup]:
        return [
            SpaceGroup(GroupKind.USER_GROUP, name, name, frozenset(map(str.lower, people)))
            for name, people in self.groups.items()
        ]


async def _nothing() -> None:
    pass


class Drawer:
    """Returns placeholders for pictures, or none while it is `broken`. `meanwhile` is run while it
    draws. `drawn`: what it was asked for."""

    def __init__(self) -> None:
        self.broken = False
        self.meanwhile: Callable[[], Awaitable[None]] = _nothing
        self.drawn: list[Drawing] = []

    async def draw(self, drawings: Sequence[Drawing], reader: Reader) -> list[DrawnPicture | None]:
        self.drawn += drawings
        await self.meanwhile()
        if self.broken:
            return [None for _ in drawings]
        return [DrawnPicture("iVBO", "<svg></svg>") for _ in drawings]


def user_of(name: str) -> str:
    """The user id of a member with this name."""
    return name.lower()
