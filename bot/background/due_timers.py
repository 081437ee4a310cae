"""Fires the timers that are due, a few at a time, so that commands and cards wait only briefly."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.engine.budget import Budget
from bot.engine.firing import Fired, Firing
from bot.engine.store.agenda import Agenda
from bot.engine.store.ports import Clock
from bot.engine.store.store import Store, UnitOfWork

BATCH = 200
"""The most timers that are claimed at a time."""
AT_LEAST = 8
"""The fewest timers that are claimed at a time."""
FIRES_FOR = 1.0
"""Seconds. After this, the cards that were posted meanwhile go out first."""
HELD_AT_MOST = 0.002
"""Seconds for which timers hold the database at a time once they are claimed, while commands wait.
Timers that fire early with them come in addition, and take about as long again."""
WOKEN_AT_ONCE = 100
"""How many timers of a space that has woken are woken in one transaction."""


class DueTimers:
    """`beat` is called at every step."""

    def __init__(
        self, firing: Firing, store: Store, clock: Clock, beat: Callable[[], None]
    ) -> None:
        self._firing = firing
        self._store = store
        self._clock = clock
        self._beat = beat
        self._at_once = AT_LEAST

    async def wake(self) -> None:
        """Wake the timers of spaces that have woken. See bot.engine.store.store.Timers."""
        while await self._store.run_in_background(
            lambda unit: unit.timers.wake_some(WOKEN_AT_ONCE)
        ):
            self._beat()

    async def fire(self, agenda: Callable[[UnitOfWork], Agenda]) -> tuple[bool, Agenda]:
        """Fire timers for a while. Return whether there may be more, and the `agenda` after the
        last ones, which is read in their transaction."""
        budget = Budget(FIRES_FOR)
        while True:
            now = self._clock.now()
            fired, left = await self._fire_some(now, agenda)
            self._beat()
            if not fired.looked_at:
                return False, left
            self._at_once = _as_many_again(fired)
            if not left.fires(now):
                return False, left
            if budget.is_spent:
                return True, left

    async def _fire_some(
        self, now: datetime, agenda: Callable[[UnitOfWork], Agenda]
    ) -> tuple[Fired, Agenda]:
        most = self._at_once

        def work(unit: UnitOfWork) -> tuple[Fired, Agenda]:
            return self._firing.fire(unit, now, most, partial(Budget, HELD_AT_MOST)), agenda(unit)

        return await self._store.run_in_background(work)


def _as_many_again(fired: Fired) -> int:
    """How many timers to claim next: as many as were done this time, or a few more if that was all
    that were claimed."""
    more = fired.done + AT_LEAST if fired.done == fired.looked_at else fired.done
    return min(max(more, AT_LEAST), BATCH)
