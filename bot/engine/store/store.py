"""What the core stores, and how: in units of work, each of them one transaction. Storage implements
it.

A unit of work is synchronous: once begun it is not interrupted, and no network call can happen
within it. Members who may be changed are locked from when they are read until the transaction ends.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from bot.engine.belonging import Belonging
from bot.engine.channel_posts import ChannelPosts
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import CommunityContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.events import Caller, CommunityDue, Due
from bot.engine.imports import Imports
from bot.engine.receiving.repeats import RecentActions
from bot.engine.store.agenda import Agenda
from bot.engine.store.couriers import Couriers
from bot.engine.store.first_messages import FirstMessages
from bot.engine.store.memberships import Memberships
from bot.engine.store.outbox import BulkCards, Outbox
from bot.engine.store.ports import KeptEvent, SpaceGroup, SpaceKey
from bot.engine.store.retention import Retention
from bot.engine.store.suggestions import Suggestions
from bot.engine.store.turn import Turn
from bot.interview.conduct.concerns import SeekingConcern
from bot.interview.frozen import frozen
from bot.interview.members import Person
from bot.interview.model import Interview, Side
from bot.interview.numbers.orders import ReportOrder

T = TypeVar("T")
Of = TypeVar("Of", bound=InterviewContext)
OfCommunity = TypeVar("OfCommunity", bound=CommunityContext)
Timed = TypeVar("Timed", Due, CommunityDue)


@frozen
class LoadRequest:
    """What must be loaded for one event: a class of bot.engine.contexts, and what it is about.
    `whom` is as in bot.engine.events.Command. `about` is the id that a button or form carries: of
    an interview, a concern or whatever else the context is about. A page of a list begins at
    `start`."""

    kind: type[Context]
    by: Caller
    member: int | None = None
    user: str | None = None
    whom: Caller | None = None
    about: str | None = None
    words: tuple[str, ...] = ()
    other_words: tuple[str, ...] = ()
    start: int = 0


@frozen
class EarlyTimers:
    """Timers that may fire up to `within` before they are due, together with another one of the
    same member. `names` holds, by name, the sides that each sends something to."""

    names: Mapping[str, Collection[Side]]
    within: timedelta


class Contexts(Protocol):
    def load(self, request: LoadRequest, now: datetime) -> Context | None:
        """What a flow reads for a member who acts. A person who is not known yet becomes a member.
        None if it is about something unknown (such as an interview), or something that is not
        theirs."""

    def of_timer(self, kind: type[Of], due: Due, now: datetime) -> Of:
        """What a flow reads for a claimed timer, after the decisions that were saved before it."""

    def of_community(
        self, kind: type[OfCommunity], due: CommunityDue, now: datetime
    ) -> OfCommunity | None:
        """What a flow reads for a timer of a whole community. None if what it is about no longer
        exists."""

    def suggestible(
        self, person: Person, words: tuple[str, ...], now: datetime
    ) -> AutocompleteContext:
        """What suggestions are made from while somebody types these words. It makes nobody a
        member."""


@frozen
class Claimed(Generic[Timed]):
    """The timers that are `due`, and how many were looked at to find them. A timer that waits for
    its space to wake is looked at once, and then no more until the space wakes."""

    due: Sequence[Timed]
    looked_at: int


class Timers(Protocol):
    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        """Timers that are due: the urgent ones, newest first, if there are any; otherwise the
        oldest first. Left out are timers of members whom another process has locked, and of
        interviews whose two sides are in sleeping spaces or do not meet here any more because of a
        block."""

    def wake_some(self, most: int) -> bool:
        """Wake up to `most` timers of a space that has woken, including those of its community.
        Return whether there was such a space."""

    def look_again(self) -> None:
        """Find out again whether sleeping timers in awake spaces still have to wait."""

    def claim_early(
        self, now: datetime, early: EarlyTimers, readers: Collection[int], most: int
    ) -> Sequence[Due]:
        """Timers that may come early and send something to one of these members, including those
        that are due. If there are more than `most`, only some of those that are due are left out:
        they come soon anyway."""

    def set(self, timers: Sequence[Timer]) -> None:
        """Set or move each timer. The members of their interviews must be locked."""

    def put_off(self, timers: Collection[Due], until: datetime) -> None: ...

    def forget(self, timers: Collection[Due]) -> None: ...


class CommunityTimers(Protocol):
    def claim(
        self, now: datetime, most: int, about_members: Collection[str]
    ) -> Claimed[CommunityDue]:
        """Timers that are due in communities with an awake space, oldest first. No other process
        gets them until the transaction ends. For the names in `about_members`, the member that the
        timer is about is locked; if another process holds that lock, the timer stays due."""

    def set(self, timers: Sequence[CommunityTimer]) -> None:
        """Set or move each timer."""

    def put_off(self, timers: Collection[CommunityDue], until: datetime) -> None: ...

    def forget(self, timers: Collection[CommunityDue]) -> None: ...


class KeptEvents(Protocol):
    """Events that were acknowledged before they were decided."""

    def claim(self, platform: str, spaces: Collection[str], now: datetime) -> Sequence[KeptEvent]:
        """Events of these spaces that have waited undecided for a while, oldest first. For as long
        as that they are ours."""

    def take(self, turn: Turn) -> None:
        """Delete a turn's stored event together with its decision, as the last step of the
        transaction. Raises DecidedElsewhere if it was stored and no longer is."""

    def forget(self, event: str) -> None: ...


class Interviews(Protocol):
    def open_of(self, members: Collection[int]) -> Sequence[Interview]:
        """The interviews on either side in which somebody still has to act or to attend."""


class Spaces(Protocol):
    """In which spaces Askwell is: these are awake, and all others sleep."""

    def awake(self, platforms: Collection[str]) -> Sequence[SpaceKey]:
        """The spaces of these platforms that are awake."""

    def wake(self, platform: str, these: Collection[str]) -> None: ...

    def sleep(self, platform: str, these: Collection[str]) -> None: ...

    def wake_only(self, platform: str, these: Collection[str]) -> None:
        """Wake these, and put all others of the platform to sleep."""

    def announcement_channel(self, platform: str, space: str) -> str:
        """The channel that the space's organizers chose. Empty if they chose none."""


class Groups(Protocol):
    """See bot.interview.organizing.groups."""

    def told(self, space: SpaceKey, groups: Sequence[SpaceGroup]) -> None:
        """Store that the space has exactly these groups, with these members as far as its platform
        gives them."""


class Concerns(Protocol):
    def seeking(self) -> Sequence[SeekingConcern]:
        """Concerns for which no organizer is left, oldest first."""

    def hand_to(self, concern: str, community: int, owners: Sequence[Person]) -> None:
        """These people run the space. Those of them whom the concern does not involve may decide
        about it. They must be members."""

    def forget(self, drafts_before: datetime, closed_before: datetime) -> None:
        """Delete drafts begun and concerns closed before the given times."""


class UnitOfWork(Protocol):
    """One transaction. A class that implements it inherits from it."""

    contexts: Contexts
    timers: Timers
    community_timers: CommunityTimers
    outbox: Outbox
    bulk_cards: BulkCards
    couriers: Couriers
    kept_events: KeptEvents
    recent_actions: RecentActions
    spaces: Spaces
    memberships: Memberships
    belonging: Belonging
    groups: Groups
    interviews: Interviews
    concerns: Concerns
    first_messages: FirstMessages
    imports: Imports
    channel_posts: ChannelPosts
    retention: Retention
    suggestions: Suggestions

    def agenda(
        self,
        now: datetime,
        platforms: Collection[str],
        skip: Collection[SpaceKey] = (),
    ) -> Agenda:
        """What is due next: cards of these platforms, except in spaces to skip."""

    def save(self, decision: Decision, now: datetime) -> None:
        """Save everything that the decision contains."""

    def take_report(self, order: ReportOrder) -> bool:
        """Delete the order of a report that is made. False if it has changed since it was read,
        because it was ordered again, or because somebody was erased whom the report may name. Then
        it must be made again."""

    def raise_if_away(self, failed: Exception) -> None:
        """Raise this error again if it means that the store is away. Then nothing in this
        transaction can succeed, and no timer is to blame."""

    def savepoint(self) -> AbstractContextManager[object]:
        """If the block raises, what was done within it is undone, and nothing else."""


class WouldWrite(Exception):
    """Work that should only read was about to change something."""


class Store(Protocol):
    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Return what `work` returns once its transaction is committed. If it raises, nothing is
        changed."""

    async def run_in_background(self, work: Callable[[UnitOfWork], T]) -> T:
        """The same for work that nobody waits for. Little of it runs at the same time, so that
        others need not wait for it."""

    async def repeat_in_background(
        self, step: Callable[[UnitOfWork], object], beat: Callable[[], None]
    ) -> None:
        """Repeat a step, as in `run_in_background`, until it returns that there was nothing to do.
        What must follow an erasure is done once, at the end; only the note that keeps a backup from
        restoring the erased is written after each step."""

    async def get_ready_to_erase(self) -> None:
        """Call this before members are erased in the background, so that the first step, for which
        others wait, does not take longer than the next ones."""

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Return what `work` returns. It only reads, and does not wait for those who write. Raises
        WouldWrite if it tried to change something, and then nothing is changed."""

    async def forget_unused_wordings(self, now: datetime, beat: Callable[[], None]) -> None:
        """Delete the texts of ours that nothing stored has needed for long. It is done in steps
        that do not keep others waiting, and `beat` is called after each."""

    async def keep_event(self, event: KeptEvent, turn: Turn) -> bool:
        """Store the event, and return True. Return False if its decision is already being
        committed. It waits for no other work."""

    async def close(self) -> None: ...
