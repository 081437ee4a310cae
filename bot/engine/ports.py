"""What the core needs of the outside. Adapters and storage provide it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.cards.cards import Card
from bot.engine.contexts import State, Suggestible
from bot.engine.decisions import Decision
from bot.engine.events import Caller, Due, FromMember
from bot.engine.turn import Turn
from bot.interview.model import Member, Person, Side

SpaceKey = tuple[str, str]
"""A platform and the id of one of its spaces."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class Part:
    """A card as it was when it was claimed."""

    id: int
    key: str
    version: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A card on its way, claimed by a courier. `message` is the platform's id of the message
    that shows an earlier version of it, None if none was shown; `version` rises with each.
    `in_doubt`: it may have arrived already, for of an earlier try nobody said what came; so it
    stays until it is surely there, whatever else is tried in between. See bot.engine.decisions.Post
    for `until`. `parts`: the card, and those that are shown with it in this one message. Of
    those that none shows yet, all are in doubt or none."""

    id: int
    to: Member
    key: str
    card: Card
    version: int
    attempts: int
    message: str | None
    in_doubt: bool
    until: datetime | None
    parts: tuple[Part, ...]


CALLED = "knock:"
"""What a message's id begins with where the member was only called to a card, in a place where
others read too: they still cannot be written to."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The card is with the member, in this message of the platform."""

    outgoing: Outgoing
    message: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """`counts`: as an attempt, of which there are only so many. A platform that says when to come
    back has only put it off. `in_doubt`: this try may have arrived all the same."""

    outgoing: Outgoing
    at: datetime
    counts: bool = True
    in_doubt: bool = False


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


Outcome = Shown | TryAgain | GaveUp | Lapsed


@dataclass(frozen=True, slots=True)
class Reading:
    """What the store must load for one event: a class of
    bot.engine.contexts and what it is about."""

    state: type
    by: Caller | None = None
    member: int | None = None
    user: str | None = None
    interview: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zoned:
    """A card, and its reader's zone; None where nobody knows it."""

    card: Card
    zone: str | None


@dataclass(frozen=True, slots=True)
class Early:
    """Timers that may fire `within` that time before they are due, together with another of
    the same member: by name, the sides that they tell something."""

    names: Mapping[str, Collection[Side]]
    within: timedelta


DecideOn = Callable[[State | None], Decision]
"""Called inside the transaction with what was read; None if there is nothing such (an unknown
interview, or one of other people)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An event that was acknowledged before it was decided, and when. `way` is what its platform
    needs to bring the answer, in words of its own."""

    event: FromMember
    way: str
    at: datetime


class Store(Protocol):
    async def decide(
        self, reading: Reading, decide: DecideOn, now: datetime, turn: Turn | None = None
    ) -> Decision:
        """Load, decide and save, in one transaction. An unknown caller becomes a member. Raises
        DecidedElsewhere where the event of the turn is kept no more."""

    async def keep(self, kept: Kept, turn: Turn) -> bool:
        """Whether the event is kept. If not, its decision is being committed."""

    async def claim_kept(
        self, platform: str, spaces: Collection[str], now: datetime
    ) -> Sequence[Kept]:
        """Kept events of these spaces that nobody has decided for a while, oldest first. They are
        left to us for that long."""

    async def forget_kept(self, event: str) -> None:
        """It was answered."""

    async def suggestible(
        self, person: Person, words: tuple[str, ...], now: datetime
    ) -> Suggestible:
        """For somebody who types these words; nobody becomes a member by that, and it waits for
        nothing that is being written."""

    async def fire(
        self,
        now: datetime,
        most: int,
        read: Callable[[Due], Reading | None],
        decide: Callable[[Due, State | None], Decision],
        early: Early,
    ) -> int:
        """Decide up to `most` timers that are due, oldest first, and settle them with what
        was decided, in one transaction; and with each grouped card, what may come early for its
        member. A timer for which `read` is None, and one whose flow raises, is put off for an
        hour, and logged. Those of interviews whose two sides are in sleeping spaces
        wait. Returns how many there were."""

    async def claim(
        self,
        now: datetime,
        most: int,
        lease: timedelta,
        platforms: Collection[str],
        skip: Collection[SpaceKey],
    ) -> Sequence[Outgoing]:
        """Cards that are due, oldest first, for members of spaces of these platforms that are
        awake, and of others than those to skip.
        They are ours until the lease ends; a member's cards come in the order of posting, but
        for one that failed and is to be tried again: it holds up no other."""

    async def settle(self, outcomes: Sequence[Outcome]) -> None: ...

    async def next_due(self, platforms: Collection[str] | None = None) -> datetime | None:
        """When the next timer or card is due, the cards of these platforms, or of all; for a
        claimed card, when its lease ends. What waits for a space to wake is not counted."""

    async def wake(self, platform: str, which: Collection[str]) -> None:
        """These are awake."""

    async def sleep(self, platform: str, which: Collection[str]) -> None:
        """These sleep."""

    async def wake_only(self, platform: str, spaces: Collection[str]) -> None:
        """Of this platform, these spaces are awake and all others sleep."""

    async def spaces_of(self, platform: str, user: str, about: str) -> Sequence[str]:
        """Where somebody is a member, the likeliest first: the space of the interview or member
        that it is about, then that of their newest card."""

    async def missed(self, person: Person, now: datetime) -> Sequence[Zoned]:
        """The newest of the cards that could not be delivered to them, or that they were only
        called to, and still are of use, at most 5."""

    async def calls_to(self, person: Person) -> Collection[str]:
        """The messages that call them to cards."""

    async def reached(self, person: Person) -> None:
        """They can be written to after all."""

    async def waiting(self, person: Person, card: int) -> Sequence[Zoned]:
        """A card by its id and what is shown in the same place, as they now are, newest first, at
        most 5; nothing if it is not theirs."""

    async def prune(self, before: datetime) -> None:
        """Forget cards of ended interviews, and of none, that were settled before then, and where
        interviews took place that began before."""

    async def close(self) -> None: ...


class Presence(Protocol):
    """A platform's connection."""

    @property
    def connected(self) -> bool:
        """Whether cards can be shown there now."""


class Messenger(Protocol):
    async def show(self, outgoing: Outgoing) -> str:
        """Send the card, or edit its message where there is one; returns the message's id.

        The key is the same when the same card is sent again after its outcome was unknown.
        Raises Unreachable, or SendFailed if it may work later.
        """
