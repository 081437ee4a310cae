"""Fires timers: passes each one that is due to its flow, and saves what the flow decides."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf
from typing import TypeVar

from bot.engine import quiet_time
from bot.engine.budget import Budget
from bot.engine.concern_button import with_concern_buttons
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.programme import MemberDueContext
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.delivering.grouping import GROUPING_WINDOW
from bot.engine.errors import log_failure
from bot.engine.events import CommunityDue, Due
from bot.engine.router import Handler, Router
from bot.engine.store.store import EarlyTimers, UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.frozen import frozen
from bot.interview.model import Side
from bot.interview.scheduling import quiet_hours

log = logging.getLogger(__name__)

T = TypeVar("T")

PUT_OFF = timedelta(hours=1)
"""A timer that failed, or that no flow knows, is tried again after this time: a version that knows
or repairs it may be running by then."""
TOGETHER = 10
"""The cards of this many timers are saved together. The number is small, so that the budget is
kept."""
EARLY = 2
"""At most this many times as many timers as have just fired may fire early."""
_ENDLESS = Budget(inf)
"""For timers that fire early: their reader gets a message anyway, and there are only a few."""
TOO_LATE = timedelta(days=2)
"""A nudge that is this late would only confuse, because Askwell was away or its space was
asleep."""


@frozen
class Fired:
    """How many timers were `looked_at`, and how many of those are `done`."""

    looked_at: int
    done: int


class Firing:
    """Decides each timer when it fires, not when it was set."""

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

    def fire(
        self, unit: UnitOfWork, now: datetime, most: int, begin: Callable[[], Budget]
    ) -> Fired:
        """Decide up to `most` timers that are due. The budget begins once they are claimed, because
        on a slow server the claim alone can take longer than the budget. At least one timer of each
        kind is decided, even if the budget is spent. With each grouped card goes whatever may come
        early for its reader."""
        claimed = unit.timers.claim(now, most)
        budget = begin()
        batch = _Batch(unit, self._handlers, now)
        done = claimed.looked_at - len(claimed.due) + batch.fire(claimed.due, budget)
        if batch.readers:
            most_early = EARLY * len(batch.done)
            early = unit.timers.claim_early(now, self._early, batch.readers, most_early)
            batch.fire([each for each in early if each not in batch.done], _ENDLESS)
        there = self._fire_of_communities(unit, now, most, budget)
        return Fired(claimed.looked_at + there.looked_at, done + there.done)

    def _fire_of_communities(
        self, unit: UnitOfWork, now: datetime, most: int, budget: Budget
    ) -> Fired:
        """Each timer is put off before it is tried, and deleted with its own decision unless the
        decision sets it again. So one that fails is tried again later and does not stop the
        others."""
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
                    unit.community_timers.set([CommunityTimer.again(due, resumes)])
                else:
                    unit.save(handler.decide(context, due, now), now)
        except Exception as unforeseen:
            unit.raise_if_away(unforeseen)
            log_failure(log, f"Timer {due.name} of community {due.community} failed", unforeseen)


def _within(budget: Budget, these: Iterable[T]) -> Iterator[T]:
    """At least the first one, and more while there is budget."""
    for each in these:
        yield each
        if budget.is_spent:
            return


_Decided = tuple[Due, Decision]


class _Batch:
    """`readers` are the members for whom grouped cards were posted; `done` are the timers that
    fired."""

    def __init__(self, unit: UnitOfWork, handlers: Mapping[str, Handler], now: datetime) -> None:
        self._unit = unit
        self._handlers = handlers
        self._now = now
        self.readers: set[int] = set()
        self.done: set[Due] = set()

    def fire(self, due: Sequence[Due], budget: Budget) -> int:
        """Fire these timers and return how many fired. One that an earlier one has moved does not
        fire. One that fails is put off and does not stop the others. One for which there is no
        budget stays due. Those that fired are deleted unless they have set themselves again. The
        cards of neighbouring timers are saved together."""
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
        """The decision of its flow. None if that failed."""
        handler = self._handlers.get(due.name)
        if handler is None:
            log.error("No flow knows the timer %s of interview %s", due.name, due.interview)
            return None
        try:
            context: InterviewContext = self._unit.contexts.of_timer(handler.reads, due, self._now)
            return with_concern_buttons(decide(handler, context, due, self._now))
        except Exception as unforeseen:
            self._unit.raise_if_away(unforeseen)
            _tell(due, unforeseen)
            return None

    def _save_in_turn(self, decided: Sequence[_Decided]) -> set[Due]:
        """Save the decisions that only post cards, and then the last one, if it does more."""
        more = [each for each in decided[-1:] if not each[1].only_posts]
        return self._save(decided[: len(decided) - len(more)]) | self._save(more)

    def _save(self, decided: Sequence[_Decided]) -> set[Due]:
        """Save the decisions together, or one by one if that fails. Return those that failed."""
        if not any(decision.sets_off for _, decision in decided):
            return set()
        try:
            with self._unit.savepoint():
                self._unit.save(_as_one([decision for _, decision in decided]), self._now)
        except Exception as unforeseen:
            self._unit.raise_if_away(unforeseen)
            if len(decided) > 1:
                return {due for each in decided for due in self._save([each])}
            [(due, _)] = decided
            _tell(due, unforeseen)
            return {due}
        posts = (post for _, decision in decided for post in decision.posts)
        self.readers |= {post.to for post in posts if post.grouped}
        return set()


def _tell(due: Due, failure: Exception) -> None:
    log_failure(log, f"Timer {due.name} of interview {due.interview} failed", failure)


def _as_one(decisions: Sequence[Decision]) -> Decision:
    """Several decisions may only be joined if they hold nothing but posts."""
    if len(decisions) == 1:
        return decisions[0]
    return Decision(posts=tuple(post for each in decisions for post in each.posts))


def decide(handler: Handler, context: InterviewContext, due: Due, now: datetime) -> Decision:
    """The flow's decision. A nudge waits for the end of its reader's quiet hours, and is left out
    if nobody wants it any more. Cards of timers that may come early are grouped. See also
    bot.engine.quiet_time."""
    if resumes := quiet_time.resumes_at(context, due, now):
        return Decision(timers=(Timer(due.interview, TimerName(due.name), resumes),))
    if handler.nudges:
        reader = context.on(handler.nudges)
        if not handler.even_if_muted and not _is_wanted(handler, handler.nudges, context, due):
            return Decision()
        if (wake := quiet_hours.next_allowed(reader, now)) > now:
            return Decision(timers=(Timer(due.interview, TimerName(due.name), wake),))
    decision: Decision = handler.decide(context, due, now)
    return _grouped(decision) if handler.may_come_early else decision


def _is_wanted(handler: Handler, side: Side, context: InterviewContext, due: Due) -> bool:
    if due.late > TOO_LATE or not _wants_nudges(side, context):
        return False
    return handler.even_to_reporters or side not in context.reporters


def _wants_nudges(side: Side, context: InterviewContext) -> bool:
    if context.seeker.is_removed or context.host.is_removed:
        return False
    return context.on(side).nudges and (side is Side.HOST or context.interview.nudges)


def _grouped(decision: Decision) -> Decision:
    return replace(decision, posts=tuple(replace(each, grouped=True) for each in decision.posts))
