"""What the core needs from outside. Adapters and storage implement it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.cards.cards import Card
from bot.cards.charts import Chart
from bot.cards.keepsakes import Keepsake
from bot.cards.reader import Reader
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.events import Caller, FromMember
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.organizing.groups import GroupKind
from bot.interview.organizing.invitations import SpacePerson

SpaceKey = tuple[str, str]
"""A platform and the id of one of its spaces."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


@frozen
class ClaimedPart:
    """A card as it was when it was claimed."""

    id: int
    key: str
    version: int


@frozen
class Outgoing:
    """A card on its way, claimed by a courier."""

    id: int
    to: Member
    key: str
    card: Card
    version: int
    """It rises with every change of the card."""
    attempts: int
    message: str | None
    """The platform's id of the message that shows an earlier version of the card, or only announces
    it if it was `announced`. None if there is no such message."""
    in_doubt: bool
    """It may have arrived already, because an earlier try got no answer. It stays in doubt until it
    has surely arrived, whatever other tries say."""
    until: datetime | None
    """See bot.engine.decisions.Post."""
    parts: tuple[ClaimedPart, ...]
    """The card, and those that are shown in the same message. Of the parts that no message shows
    yet, either all are in doubt or none."""
    announced: bool = False
    edits_only: bool = False
    """`until` has passed: if the message can no longer be edited, no new one is sent."""

    @property
    def is_final(self) -> bool:
        """Whether the message stays as it is when the interview that it is about changes."""
        return len(self.parts) == 1 and not self.card.changes_later


@frozen
class Shown:
    """The member has the card, in this message of the platform."""

    outgoing: Outgoing
    message: str


@frozen
class Announced:
    """The member was only told that there is a card for them, by this message in a place where
    others read too. They still cannot be written to."""

    outgoing: Outgoing
    message: str


@frozen
class TryAgain:
    outgoing: Outgoing
    at: datetime
    counts: bool = True
    """It counts as one of the limited number of attempts. It does not if the platform only asked us
    to come back later."""
    in_doubt: bool = False
    """This try may have arrived all the same."""
    holds: bool = False
    """The later cards of its member wait as long, except edits of messages that they have."""

    @property
    def is_new_doubt(self) -> bool:
        """Whether this is the first try that may have arrived. The tries are counted from it on."""
        return self.in_doubt and not self.outgoing.in_doubt


@frozen
class PutBack:
    """The card was not tried. It is due as before, once its space has rested."""

    outgoing: Outgoing


@frozen
class GaveUp:
    """The member cannot be reached. A timer tells the interview that the card is about. If they are
    `gone` for good, timers tell all of their open interviews."""

    outgoing: Outgoing
    at: datetime
    gone: bool = False


@frozen
class Lapsed:
    """The card is too late to be of use and was not sent. Nobody needs to know."""

    outgoing: Outgoing


Outcome = Shown | Announced | TryAgain | PutBack | GaveUp | Lapsed


@frozen
class CardForReader:
    card: Card
    reader: Reader


@frozen
class KeptEvent:
    """An event that was acknowledged before it was decided, and when. `way` is what its platform
    needs to deliver the answer, in a format of its own."""

    event: FromMember
    way: str
    at: datetime


@frozen
class DrawnPicture:
    """A drawn picture: a PNG in base64, and an SVG to put into a page."""

    png: str
    svg: str


Drawing = Chart | Keepsake
"""What can be drawn."""


class PictureDrawer(Protocol):
    async def draw(
        self, drawings: Sequence[Drawing], reader: Reader
    ) -> Sequence[DrawnPicture | None]:
        """One picture for each drawing; None for one that could not be drawn, which is logged.
        Nothing else waits for it."""


class PlatformPresence(Protocol):
    """A platform's connection."""

    @property
    def connected(self) -> bool:
        """Whether cards can be shown there now."""


@frozen
class SpaceGroup:
    """A group of a space. `ref` is its platform's id, and `users` the platform's ids of its
    members; None if the platform only says it of each member who acts
    (bot.engine.events.Caller)."""

    kind: GroupKind
    ref: str
    name: str
    users: frozenset[str] | None = None


class SpaceDirectory(Protocol):
    """Who runs a space, who is in it, and its groups, as its platform says."""

    async def people_of(self, space: str) -> Sequence[SpacePerson]:
        """Everybody who can be invited there. Empty if the platform does not say. Raises SendFailed
        if it may work later."""

    async def read_file(self, space: str, where: str) -> bytes:
        """The content of a file that somebody gave in a form, by the value of its field. Raises
        FileClosed, or SendFailed if it may work later."""

    async def owners_of(self, space: str) -> Sequence[Caller]:
        """The space's owners, and its administrators if the platform names them. Empty if it cannot
        say. Raises SendFailed if it may work later."""

    async def groups_of(self, space: str) -> Sequence[SpaceGroup]:
        """Empty if Askwell may not read them. Raises SendFailed if it may work later."""


class ChannelPoster(Protocol):
    """Posts in channels of a space, where everybody can read it."""

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        """Post it in this reader's language. Raises ChannelClosed, or SendFailed if it may work
        later."""


class Messenger(Protocol):
    async def show(self, outgoing: Outgoing) -> Shown | Announced:
        """Send the card, or edit its message if there is one. If the member cannot be written to
        and the platform allows it, announce the card instead.

        The key is the same when the same card is sent again because its outcome was unknown. Raises
        Unreachable, or SendFailed if it may work later. It is cancelled after
        bot.background.sending.SHOWN_WITHIN, and then the card is in doubt.
        """

    def rests(self, outgoing: Outgoing) -> timedelta:
        """For how long the platform accepts no new message to anybody in the card's space, if the
        card is a new message. This asks the platform nothing. A limit for one member alone, or for
        edits, only shows when the card is sent."""
