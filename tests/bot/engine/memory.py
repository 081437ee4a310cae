"""A unit of work that keeps everything in memory, and refuses what a database would refuse."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, NoReturn, TypeVar

from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import CommunityContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import CommunityTimer, Decision, Post, Timer
from bot.engine.events import Caller, CommunityDue, Due
from bot.engine.personal_data import PersonalData
from bot.engine.store.agenda import Agenda
from bot.engine.store.memberships import Reachability
from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import CardForReader, Outcome, SpaceKey
from bot.engine.store.store import Claimed, EarlyTimers, LoadRequest, UnitOfWork
from bot.interview.conduct.concerns import SeekingConcern
from bot.interview.members import Member, Person
from bot.interview.model import OPEN_STAGES, FollowUp, Interview
from bot.interview.numbers.orders import ReportOrder

Of = TypeVar("Of", bound=InterviewContext)
OfCommunity = TypeVar("OfCommunity", bound=CommunityContext)


UNFORESEEN: Any = None
"""No test asks for this without a database."""


def unforeseen() -> NoReturn:
    raise AssertionError("No test asks for this without a database")


@dataclass
class MemoryUnit(UnitOfWork):
    """The interviews by id, the members by id, the timers by interview and name."""

    kept_events = recent_actions = first_messages = imports = channel_posts = UNFORESEEN
    retention = suggestions = belonging = groups = spaces = UNFORESEEN

    found: dict[str, Interview] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    waiting: dict[tuple[str, str], datetime] = field(default_factory=dict)
    waiting_there: dict[CommunityDue, datetime] = field(default_factory=dict)
    posted: list[Post] = field(default_factory=list)
    queued: list[QueuedCard] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    settled: list[Outcome] = field(default_factory=list)
    cards_about: dict[int, str] = field(default_factory=dict)
    noted: list[Reachability] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.contexts = MemoryContexts(self)
        self.timers = MemoryTimers(self)
        self.community_timers = MemoryCommunityTimers(self)
        self.outbox = MemoryOutbox(self)
        self.bulk_cards = MemoryBulkCards()
        self.couriers = MemoryCouriers()
        self.memberships = MemoryMemberships(self)
        self.interviews = MemoryInterviews(self)
        self.concerns = MemoryConcerns(self)

    def add(self, interview: Interview, *sides: Member) -> None:
        self.found[interview.id] = interview
        self.members |= {each.id: each for each in sides}

    def save(self, decision: Decision, now: datetime) -> None:
        for each in decision.save:
            match each:
                case Interview():
                    known = self.found.get(each.id)
                    assert known is None or known.revision < each.revision, "an older revision"
                    self.found[each.id] = each
                case Member():
                    self.members[each.id] = each
                case FollowUp():
                    of = self.found[each.interview]
                    changed = replace(of, follow_up_at=each.at, reminded=each.reminded)
                    self.found[of.id] = changed
                case _:
                    unforeseen()
        for post in decision.posts:
            assert post.to in self.members, "nobody has this number"
            self.posted.append(post)
        self.timers.set(decision.timers)
        self.community_timers.set(decision.community_timers)

    def agenda(
        self,
        now: datetime,
        platforms: Collection[str],
        skip: Collection[SpaceKey] = (),
    ) -> Agenda:
        unforeseen()

    def take_report(self, order: ReportOrder) -> bool:
        unforeseen()

    def raise_if_away(self, failed: Exception) -> None: ...

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        before = {name: copy(value) for name, value in vars(self).items()}
        try:
            yield
        except Exception:
            vars(self).update(before)
            raise


@dataclass
class MemoryContexts:
    unit: MemoryUnit

    def load(self, request: LoadRequest, now: datetime) -> Context | None:
        unforeseen()

    def of_timer(self, kind: type[Of], due: Due, now: datetime) -> Of:
        interview = self.unit.found[due.interview]
        seeker, host = (self.unit.members[each] for each in (interview.seeker, interview.host))
        return kind(me=seeker, interview=interview, seeker=seeker, host=host)

    def of_community(
        self, kind: type[OfCommunity], due: CommunityDue, now: datetime
    ) -> OfCommunity | None:
        unforeseen()

    def suggestible(
        self, person: Person, words: tuple[str, ...], now: datetime
    ) -> AutocompleteContext:
        unforeseen()


@dataclass
class MemoryCommunityTimers:
    unit: MemoryUnit

    def claim(
        self, now: datetime, most: int, about_members: Collection[str]
    ) -> Claimed[CommunityDue]:
        waiting = [(at, each) for each, at in self.unit.waiting_there.items() if at <= now]
        due = [each for _, each in sorted(waiting, key=lambda pair: pair[0])[:most]]
        return Claimed(due, len(due))

    def set(self, timers: Sequence[CommunityTimer]) -> None:
        for each in timers:
            self.unit.waiting_there[CommunityDue(each.community, each.name, each.about)] = each.at

    def put_off(self, timers: Collection[CommunityDue], until: datetime) -> None:
        self.unit.waiting_there |= dict.fromkeys(timers, until)

    def forget(self, timers: Collection[CommunityDue]) -> None:
        for each in timers:
            del self.unit.waiting_there[each]


@dataclass
class MemoryTimers:
    unit: MemoryUnit

    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        waiting = [(at, key) for key, at in self.unit.waiting.items() if at <= now]
        due = [Due(*key, now - at) for at, key in sorted(waiting)[:most]]
        return Claimed(due, len(due))

    def wake_some(self, most: int) -> bool:
        unforeseen()

    def look_again(self) -> None:
        unforeseen()

    def claim_early(
        self, now: datetime, early: EarlyTimers, readers: Collection[int], most: int
    ) -> list[Due]:
        return [
            Due(*key, max(now - at, timedelta()))
            for key, at in sorted(self.unit.waiting.items(), key=lambda each: each[1])
            if at <= now + early.within and self._tells(*key, early, readers)
        ][-most:]

    def _tells(
        self, interview: str, name: str, early: EarlyTimers, readers: Collection[int]
    ) -> bool:
        of = self.unit.found[interview]
        return any(of.member_on(side) in readers for side in early.names.get(name, ()))

    def set(self, timers: Sequence[Timer]) -> None:
        for each in timers:
            assert each.interview in self.unit.found, "no interview has this id"
            self.unit.waiting[each.interview, each.name] = each.at

    def put_off(self, timers: Collection[Due], until: datetime) -> None:
        self.unit.waiting |= {(each.interview, each.name): until for each in timers}

    def forget(self, timers: Collection[Due]) -> None:
        for each in timers:
            del self.unit.waiting[each.interview, each.name]


@dataclass
class MemoryOutbox:
    unit: MemoryUnit

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> list[QueuedCard]:
        assert platforms
        assert not skip
        return self.unit.queued[:most]

    def shown_with(self, card: QueuedCard) -> list[QueuedCard]:
        return [
            each
            for each in self.unit.queued
            if each.grouped and (each.to, each.message) == (card.to, card.message)
        ]

    def take(self, cards: Iterable[int], now: datetime, courier: str) -> None:
        self.unit.taken |= dict.fromkeys(cards, courier)

    def hand_over(self, cards: Collection[int], courier: str) -> list[int]:
        unforeseen()

    def settle(self, outcomes: Sequence[Outcome], courier: str) -> Sequence[Outcome]:
        self.unit.settled += outcomes
        return outcomes

    def forget(self, cards: Collection[int]) -> None: ...

    def wait(self, until: Mapping[int, datetime]) -> None:
        unforeseen()

    def make_due(self, member: int, now: datetime) -> None:
        raise NotImplementedError

    def about(self, cards: Collection[int]) -> list[tuple[int, Interview]]:
        about = self.unit.cards_about
        return [(card, self.unit.found[about[card]]) for card in sorted(cards) if card in about]


class MemoryCouriers:
    """There is only one courier."""

    def beat(self, courier: str) -> Mapping[str, int]:
        return {}

    def is_known(self, courier: str) -> bool:
        return True

    def bury(self, couriers: Collection[str]) -> None:
        unforeseen()

    def free(self, courier: str, cards: Collection[int]) -> None:
        unforeseen()


class MemoryBulkCards:
    """There are no bulk cards."""

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> list[QueuedCard]:
        return []

    def drop(self, cards: Collection[int]) -> None:
        unforeseen()

    def rest(self, spaces: Collection[SpaceKey], until: datetime) -> None:
        unforeseen()


@dataclass
class MemoryMemberships:
    unit: MemoryUnit

    def note(self, changed: Sequence[Reachability]) -> None:
        self.unit.noted += changed

    def end_offices(self, left: Mapping[int, datetime]) -> None:
        """Nobody organizes here."""

    def spaces_of(self, platform: str, user: str, about: str) -> list[str]:
        unforeseen()

    def arrive(self, caller: Caller, now: datetime) -> None:
        unforeseen()

    def known(self, person: Person) -> Member | None:
        unforeseen()

    def personal_data(self, member: int) -> PersonalData:
        unforeseen()

    def missed(self, person: Person, now: datetime) -> list[CardForReader]:
        unforeseen()

    def announcements_to(self, person: Person) -> list[str]:
        unforeseen()

    def waiting(self, person: Person, card: int) -> list[CardForReader]:
        unforeseen()

    def reached(self, person: Person) -> None:
        unforeseen()


@dataclass
class MemoryInterviews:
    unit: MemoryUnit

    def open_of(self, members: Collection[int]) -> list[Interview]:
        return [
            each
            for each in self.unit.found.values()
            if each.stage in OPEN_STAGES and {each.seeker, each.host} & {*members}
        ]


@dataclass
class MemoryConcerns:
    unit: MemoryUnit

    def seeking(self) -> list[SeekingConcern]:
        unforeseen()

    def hand_to(self, concern: str, community: int, owners: Sequence[Person]) -> None:
        unforeseen()

    def forget(self, drafts_before: datetime, closed_before: datetime) -> None:
        unforeseen()
