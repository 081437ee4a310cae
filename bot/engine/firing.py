"""Fires timers: hands each that is due to its flow, and saves what that decides."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf
from typing import TypeVar

from bot.engine import quiet_time
from bot.engine.budget import Budget
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.errors import without_words
from bot.engine.events import CommunityDue, Due
from bot.engine.grouping import GROUPING_WINDOW
from bot.engine.interview_contexts import InterviewContext
from bot.engine.programme_contexts import MemberDueContext
from bot.engine.reportable import reportable
from bot.engine.router import Handler, Router
from bot.engine.store import EarlyTimers, UnitOfWork
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview import quiet_hours
from bot.interview.members import Member
from bot.interview.model import Side

log = logging.getLogger(__name__)

T = TypeVar("T")

PUT_OFF = timedelta(hours=1)
"""So long a timer waits that failed, or that no flow knows: a version that knows it, or one that
is mended, may be back by then."""
TOGETHER = 20
"""So many timers have their cards saved as one: few, so that the budget is kept to."""
EARLY = 2
"""So many times as many timers may come early at most."""
_ENDLESS = Budget(inf)
"""Of timers that may come early: their reader is written to anyway."""
TOO_LATE = timedelta(days=2)
"""So long after its time a nudge would only puzzle: Askwell was away, or its space slept."""


@dataclass(frozen=True, slots=True)
class Fired:
    """How many timers were `looked_at`, and with how many of those that was `done`."""

    looked_at: int
    done: int


class Firing:
    """Every timer is decided when it fires, not when it was set."""

    def __init__(self, router: Router) -> None:
        self._handlers = {
            name: handler for (kind, name), handler in router.handlers.items() if kind is Due
        }
        self._of_communities = {
            name: handler
            for (kind, name), handler in router.handlers.items()
            if kind is CommunityDue
        }
        self._about_members = frozenset(
            name
            for name, each in self._of_communities.items()
            if issubclass(each.reads, MemberDueContext)
        )
        names = {name: each.readers for name, each in self._handlers.items() if each.may_come_early}
        self._early = EarlyTimers(names, GROUPING_WINDOW)

    def fire(self, unit: UnitOfWork, now: datetime, most: int, budget: Budget) -> Fired:
        """Decide up to `most` timers that are due, but no more than one of each kind once the
        budget is spent; and with each grouped card, what may come early for its reader."""
        claimed = unit.timers.claim(now, most)
        batch = _Batch(unit, self._handlers, now)
        done = claimed.looked_at - len(claimed.due) + batch.fire(claimed.due, budget)
        if batch.readers:
            early = unit.timers.claim_early(now, self._early, batch.readers, EARLY * most)
            batch.fire([each for each in early if each not in batch.done], _ENDLESS)
        there = self._fire_of_communities(unit, now, most, budget)
        return Fired(claimed.looked_at + there.looked_at, done + there.done)

    def _fire_of_communities(
        self, unit: UnitOfWork, now: datetime, most: int, budget: Budget
    ) -> Fired:
        """Each is put off before it is tried, and forgotten by its own decision unless that sets it
        again: so one that fails is tried again later, and stops no other."""
        claimed = unit.community_timers.claim(now, most, self._about_members)
        done = claimed.looked_at - len(claimed.due)
        for each in _within(budget, claimed.due):
            unit.community_timers.put_off([each], now + PUT_OFF)
            self._try_of_community(unit, each, now)
            done += 1
        return Fired(claimed.looked_at, done)

    def _try_of_community(self, unit: UnitOfWork, due: CommunityDue, now: datetime) -> None:
        handler = self._of_communities.get(due.name)
        if handler is None:
            log.error("No flow knows the timer %s of community %s", due.name, due.community)
            return
        try:
            with unit.savepoint():
                unit.community_timers.forget([due])
                context = unit.contexts.of_community(handler.reads, due, now)
                if context is None:
                    return
                if resumes := quiet_time.community_resumes_at(context, due, now):
                    again = _later(due, resumes)
                    unit.community_timers.set([again])
                else:
                    unit.save(handler.decide(context, due, now), now)
        except Exception as unforeseen:
            why = without_words(unforeseen)
            log.error("Timer %s of community %s failed: %s", due.name, due.community, why)


def _later(due: CommunityDue, at: datetime) -> CommunityTimer:
    return CommunityTimer(due.community, CommunityTimerName(due.name), at, due.about)


def _within(budget: Budget, these: Iterable[T]) -> Iterator[T]:
    """At least the first."""
    for each in these:
        yield each
        if budget.is_spent:
            return


_Decided = tuple[Due, Decision]


class _Batch:
    """`readers` are the members for whom grouped cards were posted, `done` what fired."""

    def __init__(self, unit: UnitOfWork, handlers: Mapping[str, Handler], now: datetime) -> None:
        self._unit = unit
        self._handlers = handlers
        self._now = now
        self.readers: set[int] = set()
        self.done: set[Due] = set()

    def fire(self, due: Sequence[Due], budget: Budget) -> int:
        """A timer that one before it has moved does not fire; one that fails is put off, and
        stops no other. What fired is forgotten, unless it has set itself again; what the budget
        has no room for stays due. Cards that follow each other are saved together. Returns how
        many fired."""
        moved: set[Due] = set()
        failed: set[Due] = set()
        fired: set[Due] = set()
        cards: list[_Decided] = []
        for each in _within(budget, due):
            fired.add(each)
            if each in moved:
                continue
            decision = self._decided(each)
            if decision is None:
                failed.add(each)
                continue
            cards.append((each, decision))
            if not decision.only_posts or len(cards) == TOGETHER:
                failed |= self._save_in_turn(cards)
                cards.clear()
            if each not in failed:
                moved.update(Due(timer.interview, timer.name) for timer in decision.timers)
        failed |= self._save_in_turn(cards)
        self._unit.timers.put_off(failed - moved, self._now + PUT_OFF)
        self._unit.timers.forget(fired - moved - failed)
        self.done |= fired
        return len(fired)

    def _decided(self, due: Due) -> Decision | None:
        """None where the timer failed."""
        handler = self._handlers.get(due.name)
        if handler is None:
            log.error("No flow knows the timer %s of interview %s", due.name, due.interview)
            return None
        try:
            context: InterviewContext = self._unit.contexts.of_timer(handler.reads, due, self._now)
            return reportable(decide(handler, context, due, self._now))
        except Exception as unforeseen:
            _tell(due, unforeseen)
            return None

    def _save_in_turn(self, decided: Sequence[_Decided]) -> set[Due]:
        """The cards, then what is more than cards: only the last may be that."""
        more = [each for each in decided[-1:] if not each[1].only_posts]
        return self._save(decided[: len(decided) - len(more)]) | self._save(more)

    def _save(self, decided: Sequence[_Decided]) -> set[Due]:
        """As one; and one by one, where that fails. Returns those that failed."""
        if not any(decision.sets_off for _, decision in decided):
            return set()
        try:
            with self._unit.savepoint():
                self._unit.save(_as_one([decision for _, decision in decided]), self._now)
        except Exception as unforeseen:
            if len(decided) > 1:
                return {due for each in decided for due in self._save([each])}
            [(due, _)] = decided
            _tell(due, unforeseen)
            return {due}
        posts = (post for _, decision in decided for post in decision.posts)
        self.readers |= {post.to for post in posts if post.grouped}
        return set()


def _as_one(decisions: Sequence[Decision]) -> Decision:
    """Several hold nothing but posts."""
    if len(decisions) == 1:
        return decisions[0]
    return Decision(posts=tuple(post for each in decisions for post in each.posts))


def _tell(due: Due, failure: Exception) -> None:
    why = without_words(failure)
    log.error("Timer %s of interview %s failed: %s", due.name, due.interview, why)


def decide(handler: Handler, context: InterviewContext, due: Due, now: datetime) -> Decision:
    """A nudge waits for the end of its reader's quiet hours, and is left out where nobody wants
    it any more; the cards of what may come early are grouped. See bot.engine.quiet_time, too."""
    if resumes := quiet_time.resumes_at(context, due, now):
        return Decision(timers=(Timer(due.interview, TimerName(due.name), resumes),))
    if handler.nudges:
        reader = context.on(handler.nudges)
        wanted = due.late <= TOO_LATE and _wants_nudges(reader, handler.nudges, context)
        if not wanted and not handler.even_if_muted:
            return Decision()
        if (wake := quiet_hours.next_allowed(reader, now)) > now:
            return Decision(timers=(Timer(due.interview, TimerName(due.name), wake),))
    decision: Decision = handler.decide(context, due, now)
    return _grouped(decision) if handler.may_come_early else decision


def _wants_nudges(reader: Member, side: Side, context: InterviewContext) -> bool:
    if context.seeker.is_removed or context.host.is_removed:
        return False
    return reader.nudges and (side is Side.HOST or context.interview.nudges)


def _grouped(decision: Decision) -> Decision:
    return replace(decision, posts=tuple(replace(each, grouped=True) for each in decision.posts))
