"""What the core needs of the outside. Adapters and storage provide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.cards.cards import Card
from bot.cards.charts import Chart
from bot.cards.keepsakes import Keepsake
from bot.cards.reader import Reader
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.events import Caller, FromMember
from bot.interview.groups import GroupKind
from bot.interview.invitations import SpacePerson
from bot.interview.members import Member

SpaceKey = tuple[str, str]
"""A platform and the id of one of its spaces."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class ClaimedPart:
    """A card as it was when it was claimed."""

    id: int
    key: str
    version: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A card on its way, claimed by a courier. `message` is the platform's id of the message
    that shows an earlier version of it, or only announces it if it was `announced`; None if there
    is no such message. `version` rises with each.
    `in_doubt`: it may have arrived already, for of an earlier try nobody said what came; so it
    stays until it is surely there, whatever else is tried in between. See bot.engine.decisions.Post
    for `until`; after that it `edits_only`: a message that can be edited no more stays as it is.
    `parts`: the card, and those that are shown with it in this one message. Of those that none
    shows yet, all are in doubt or none."""

    id: int
    to: Member
    key: str
    card: Card
    version: int
    attempts: int
    message: str | None
    in_doubt: bool
    until: datetime | None
    parts: tuple[ClaimedPart, ...]
    announced: bool = False
    edits_only: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The card is with the member, in this message of the platform."""

    outgoing: Outgoing
    message: str


@dataclass(frozen=True, slots=True)
class Announced:
    """The member was only told that there is a card for them, by this message in a place where
    others read too: they still cannot be written to."""

    outgoing: Outgoing
    message: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """`counts`: as an attempt, of which there are only so many. A platform that says when to come
    back has only put it off. `in_doubt`: this try may have arrived all the same. `holds`: the later
    ones of its member wait as long, but for edits of what they have."""

    outgoing: Outgoing
    at: datetime
    counts: bool = True
    in_doubt: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class PutBack:
    """It was not tried: it is due as before, once its space has rested."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class GaveUp:
    """The member cannot be reached; the interview the card is about is told with a timer. If
    they are `gone` for good, all of their open ones are."""

    outgoing: Outgoing
    at: datetime
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Lapsed:
    """It came too late to be of use, and was not sent. Nobody needs to hear of that."""

    outgoing: Outgoing


Outcome = Shown | Announced | TryAgain | PutBack | GaveUp | Lapsed


@dataclass(frozen=True, slots=True)
class CardForReader:
    card: Card
    reader: Reader


@dataclass(frozen=True, slots=True)
class Kept:
    """An event that was acknowledged before it was decided, and when. `way` is what its platform
    needs to bring the answer, in words of its own."""

    event: FromMember
    way: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """What was drawn: a PNG as base64, and an SVG to stand in a page."""

    png: str
    svg: str


Drawing = Chart | Keepsake
"""What can be drawn."""


class PictureDrawer(Protocol):
    async def draw(
        self, drawings: Sequence[Drawing], reader: Reader
    ) -> Sequence[DrawnPicture | None]:
        """As many as were asked for; None for one that could not be drawn, of which the log says
        more. It holds up nobody else."""


class PlatformPresence(Protocol):
    """A platform's connection."""

    @property
    def connected(self) -> bool:
        """Whether cards can be shown there now."""


class SpaceOwners(Protocol):
    """Who runs a space, and who is in it, as its platform tells."""

    async def people_of(self, space: str) -> Sequence[SpacePerson]:
        """Everybody who may be invited there; nobody where the platform does not tell. Raises
        SendFailed if it may work later."""

    async def read_file(self, space: str, where: str) -> bytes:
        """A file that somebody gave in a form, by the value of its field. Raises FileClosed, and
        SendFailed if it may work later."""

    async def owners_of(self, space: str) -> Sequence[Caller]:
        """Its owners, and its administrators where the platform tells of them; none where it
        cannot tell. Raises SendFailed if it may work later."""


class ChannelPoster(Protocol):
    """Posts in channels of a space, where everybody reads."""

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        """In the words of this reader. Raises ChannelClosed, and SendFailed if it may work
        later."""


@dataclass(frozen=True, slots=True)
class SpaceGroup:
    """A group of a space, by its platform's id `ref`. `users` are the platform's ids of who is in
    it, None where the platform tells of each only when they act (bot.engine.events.Caller)."""

    kind: GroupKind
    ref: str
    name: str
    users: frozenset[str] | None = None


class SpaceGroups(Protocol):
    """The groups of a space, as its platform tells."""

    async def groups_of(self, space: str) -> Sequence[SpaceGroup]:
        """Nothing where Askwell may not read them. Raises SendFailed if it may work later."""


class Messenger(Protocol):
    async def show(self, outgoing: Outgoing) -> Shown | Announced:
        """Send the card, or edit its message where there is one; or announce it, where the
        platform can and the member cannot be written to.

        The key is the same when the same card is sent again after its outcome was unknown.
        Raises Unreachable, or SendFailed if it may work later. It is cancelled where it takes
        longer than bot.sending.SHOWN_WITHIN, and the card is in doubt then.
        """

    def rests(self, outgoing: Outgoing) -> timedelta:
        """How long the platform takes no new message to anybody in its space, if this is one;
        nothing is asked for that. What it takes from one member alone, or no edits, it says when it
        is shown them."""
