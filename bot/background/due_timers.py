"""Fires the timers that are due, a few at a time, so that commands and cards wait only briefly."""

from collections.abc import Callable
from functools import partial

from bot.engine.budget import Budget
from bot.engine.firing import Fired, Firing
from bot.engine.store.ports import Clock
from bot.engine.store.store import Store

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

    async def fire(self) -> bool:
        """Fire timers for a while. Return whether there may be more."""
        budget = Budget(FIRES_FOR)
        while (fired := await self._fire_some()).looked_at:
            self._beat()
            self._at_once = _as_many_again(fired)
            if budget.is_spent:
                return True
        return False

    async def _fire_some(self) -> Fired:
        now, most = self._clock.now(), self._at_once
        return await self._store.run_in_background(
            lambda unit: self._firing.fire(unit, now, most, partial(Budget, HELD_AT_MOST))
        )


def _as_many_again(fired: Fired) -> int:
    """How many timers to claim next: as many as were done this time, or a few more if that was all
    that were claimed."""
    more = fired.done + AT_LEAST if fired.done == fired.looked_at else fired.done
    return min(max(more, AT_LEAST), BATCH)
