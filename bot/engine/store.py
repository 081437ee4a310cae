"""What the core keeps, and how: units of work, each in one transaction. Storage provides it.

A unit of work is synchronous: once begun it is not interrupted, and no network call can slip in.
Whoever may be changed is locked when they are read, until the transaction ends.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from bot.engine.agenda import Agenda
from bot.engine.belonging import Belonging
from bot.engine.channel_posts import ChannelPosts
from bot.engine.contexts import AutocompleteContext, Context
from bot.engine.couriers import Couriers
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.events import Caller, CommunityDue, Due
from bot.engine.first_messages import FirstMessages
from bot.engine.forgetting import Retention
from bot.engine.groups import Groups
from bot.engine.imports import Imports
from bot.engine.interview_contexts import InterviewContext
from bot.engine.memberships import Memberships
from bot.engine.outbox import BulkCards, Outbox
from bot.engine.ports import Kept, SpaceKey
from bot.engine.programme_contexts import CommunityContext
from bot.engine.suggestions import Suggestions
from bot.engine.turn import Turn
from bot.interview.concerns import SeekingConcern
from bot.interview.members import Person
from bot.interview.model import Interview, Side

T = TypeVar("T")
Of = TypeVar("Of", bound=InterviewContext)
OfCommunity = TypeVar("OfCommunity", bound=CommunityContext)
Timed = TypeVar("Timed", Due, CommunityDue)


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """What must be loaded for one event: a class of bot.engine.contexts, and what it is about;
    `whom` as in bot.engine.events.Command. A page of a list begins at `start`."""

    kind: type[Context]
    by: Caller
    member: int | None = None
    user: str | None = None
    whom: Caller | None = None
    interview: str | None = None
    concern: str | None = None
    words: tuple[str, ...] = ()
    other_words: tuple[str, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class EarlyTimers:
    """Timers that may fire `within` that time before they are due, together with another of
    the same member: by name, the sides that they tell something."""

    names: Mapping[str, Collection[Side]]
    within: timedelta


class Contexts(Protocol):
    def load(self, request: LoadRequest, now: datetime) -> Context | None:
        """For somebody who acts; whoever is unknown becomes a member. None if there is nothing
        such (an unknown interview), or it is not for them (one of other people)."""

    def of_timer(self, kind: type[Of], due: Due, now: datetime) -> Of:
        """For a timer that was claimed, and as the decisions saved before it left things."""

    def of_community(
        self, kind: type[OfCommunity], due: CommunityDue, now: datetime
    ) -> OfCommunity | None:
        """For a timer of a whole community; None where what it was about is no more."""

    def suggestible(
        self, person: Person, words: tuple[str, ...], now: datetime
    ) -> AutocompleteContext:
        """For somebody who types these words; nobody becomes a member by that."""


@dataclass(frozen=True, slots=True)
class Claimed(Generic[Timed]):
    """Those that are `due`, and how many were looked at to find them: who must wait for a space
    to wake is looked at once, and then no more before it wakes."""

    due: Sequence[Timed]
    looked_at: int


class Timers(Protocol):
    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        """Timers that are due: where some press, only those, newest first; else the oldest first.
        Left out are those of members whom somebody else
        has locked, and those of interviews whose two sides are in sleeping spaces, or do not
        meet here any more."""

    def wake_some(self, most: int) -> bool:
        """Wake so many timers of a space that is awake again, those of its community among
        them; whether there was such a space."""

    def look_again(self) -> None:
        """Whether those that sleep in spaces that are awake still have to wait."""

    def claim_early(
        self, now: datetime, early: EarlyTimers, readers: Collection[int], most: int
    ) -> Sequence[Due]:
        """Timers that may come early, and tell one of these members something; those that are
        due among them. Where there are more than `most`, only some of those that are due: they
        come soon anyway."""

    def set(self, timers: Sequence[Timer]) -> None:
        """Set each, or move it. The members of their interviews must be locked."""

    def put_off(self, timers: Collection[Due], until: datetime) -> None: ...

    def forget(self, timers: Collection[Due]) -> None: ...


class CommunityTimers(Protocol):
    def claim(
        self, now: datetime, most: int, about_members: Collection[str]
    ) -> Claimed[CommunityDue]:
        """Those that are due, oldest first, of communities with a space that is awake. Nobody else
        gets them until the transaction ends. The members are locked whom those with a name in
        `about_members` are about; where somebody else holds one of them, the timer stays due."""

    def set(self, timers: Sequence[CommunityTimer]) -> None:
        """Set each, or move it."""

    def put_off(self, timers: Collection[CommunityDue], until: datetime) -> None: ...

    def forget(self, timers: Collection[CommunityDue]) -> None: ...


class KeptEvents(Protocol):
    """Events that were acknowledged before they were decided."""

    def claim(self, platform: str, spaces: Collection[str], now: datetime) -> Sequence[Kept]:
        """Those of these spaces that nobody has decided for a while, oldest first. They are left
        to us for that long."""

    def take(self, turn: Turn) -> None:
        """Forget the event of a turn with its decision, as the last step of it. Raises
        DecidedElsewhere where it was kept, and is no more."""

    def forget(self, event: str) -> None: ...


class Interviews(Protocol):
    def open_of(self, members: Collection[int]) -> Sequence[Interview]:
        """Those in which somebody still has to act or to turn up, on either side."""


class Concerns(Protocol):
    def seeking(self) -> Sequence[SeekingConcern]:
        """Those that no organizer is left for, oldest first."""

    def hand_to(self, concern: str, community: int, owners: Sequence[Person]) -> None:
        """These run the space; all but those whom it concerns may decide on it. They must be
        members."""

    def forget(self, drafts_before: datetime, closed_before: datetime) -> None:
        """Drafts that were begun, and concerns that were closed, before then."""


class UnitOfWork(Protocol):
    """One transaction."""

    @property
    def contexts(self) -> Contexts: ...

    @property
    def timers(self) -> Timers: ...

    @property
    def community_timers(self) -> CommunityTimers: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def bulk_cards(self) -> BulkCards: ...

    @property
    def couriers(self) -> Couriers: ...

    @property
    def kept(self) -> KeptEvents: ...

    @property
    def memberships(self) -> Memberships: ...

    @property
    def belonging(self) -> Belonging: ...

    @property
    def groups(self) -> Groups: ...

    @property
    def interviews(self) -> Interviews: ...

    @property
    def concerns(self) -> Concerns: ...

    @property
    def first_messages(self) -> FirstMessages: ...

    @property
    def imports(self) -> Imports: ...

    @property
    def channel_posts(self) -> ChannelPosts: ...

    @property
    def retention(self) -> Retention: ...

    @property
    def suggestions(self) -> Suggestions: ...

    def agenda(
        self,
        now: datetime,
        platforms: Collection[str] | None,
        skip: Collection[SpaceKey] = (),
    ) -> Agenda:
        """What is due next: the cards of these platforms, or of all, but not those of spaces to
        skip."""

    def save(self, decision: Decision, now: datetime) -> None:
        """Make it so."""

    def savepoint(self) -> AbstractContextManager[object]:
        """What is done within is taken back if it raises, and nothing else."""


class WouldWrite(Exception):
    """Work that only reads was about to change something."""


class Store(Protocol):
    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """What `work` returned, once what it did is committed; nothing is done if it raises."""

    async def run_behind(self, work: Callable[[UnitOfWork], T]) -> T:
        """The same, for what nobody waits for. However much of that there is, little is under way
        at once: so whoever waits, waits for little of it."""

    async def repeat_behind(
        self, step: Callable[[UnitOfWork], object], beat: Callable[[], None]
    ) -> None:
        """Do a step likewise, again and again, until it returns that there was nothing to do. What
        must follow an erasure is done once, at the end, but that no backup brings anybody back."""

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """What `work` returned, which only reads: it waits for nobody who writes. Raises
        WouldWrite if it tried to change something; nothing is changed then."""

    async def keep(self, event: Kept, turn: Turn) -> bool:
        """Whether the event is kept. If not, its decision is being committed. It waits for no
        other work."""

    async def close(self) -> None: ...
