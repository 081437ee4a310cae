"""Erasing a member: what was open with them ends kindly, and everything about them is deleted."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from time import monotonic

from bot.cards.forms import Reply
from bot.engine.belonging import timers_after_leaving
from bot.engine.budget import Budget
from bot.engine.decisions import Decision, Erasure
from bot.engine.store.store import UnitOfWork
from bot.interview.model import Interview
from bot.texts.me.privacy import privacy as texts

MEMBERS_AT_MOST = 16
"""How many members of a removed space are erased in one transaction."""
MORE = 4
"""How many more are erased in the next transaction if the last one was quick."""
HELD_AT_MOST = 0.015
"""Seconds. After a transaction that took longer, the next one erases fewer, since others wait for
each."""


def erasure(
    members: Collection[int],
    still_open: Iterable[Interview],
    now: datetime,
    *,
    reply: Reply = None,
    event: str = "",
) -> Decision:
    """`still_open` are the members' open interviews on either side. `event` is the id of the event
    that is being decided."""
    return Decision(
        reply=reply,
        timers=tuple(timers_after_leaving(still_open, dict.fromkeys(members, now))),
        erases=Erasure(tuple(members), texts.erased(), texts.about_erased(), event),
    )


def erase(unit: UnitOfWork, members: Collection[int], now: datetime) -> None:
    """Erase members who did not just ask for it."""
    unit.save(erasure(members, unit.interviews.open_of(members), now), now)


class Abandoned:
    """The members of spaces that have been asleep since then. How many are erased at a time depends
    on how long that takes: some have a few interviews, and some have a thousand. The first one is
    erased alone."""

    def __init__(
        self,
        platforms: Collection[str],
        since: datetime,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._platforms = platforms
        self._since = since
        self._clock = clock
        self._at_once = 1

    def erase_some(self, unit: UnitOfWork, now: datetime) -> bool:
        """Erase some of them. Return whether there were any."""
        budget = Budget(HELD_AT_MOST, self._clock)
        members = unit.retention.abandoned(self._platforms, self._since, now, self._at_once)
        if members:
            erase(unit, members, now)
        many = self._at_once // 2 if budget.is_spent else self._at_once + MORE
        self._at_once = min(max(many, 1), MEMBERS_AT_MOST)
        return bool(members)
