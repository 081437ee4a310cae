"""Which processes deliver cards, and which of them are dead, so that the cards they had claimed are
free again.

Time is counted in ticks that the database keeps for all of them. So it goes on while processes
crash and restart again and again, and it stands still while none of them beats. No process is taken
for dead because all of them were suspended, or waited for the database."""

from collections.abc import Collection, Mapping
from typing import Protocol

from bot.interview.frozen import frozen

BEAT = 3.0
"""Seconds between two heartbeats of a courier. A tick is as long, by the database's clock."""
DEAD_AFTER = 4
"""A courier is dead after this many ticks without a beat."""


@frozen
class Tick:
    """`began` is when the tick began, in seconds of the database's clock."""

    number: int
    began: float

    def at(self, now: float) -> "Tick":
        """The tick at a beat. However long nobody has beaten, it is at most one further."""
        passed = now - self.began
        if 0 <= passed < BEAT:
            return self
        # Beats that come a little late make no tick longer. A clock that was set back begins anew.
        return Tick(self.number + 1, self.began + BEAT if BEAT <= passed < 2 * BEAT else now)


class Couriers(Protocol):
    def beat(self, courier: str) -> Mapping[str, int]:
        """Note that this courier lives, even if it was buried. Return how many ticks ago each of
        the others beat last."""

    def is_known(self, courier: str) -> bool:
        """Whether this courier has beaten since it was last buried. Nobody can bury it until the
        transaction ends."""

    def bury(self, couriers: Collection[str]) -> None:
        """These couriers are dead or have left, so their cards become free. Cards that they had
        handed over to a platform stay in doubt."""

    def free(self, courier: str, cards: Collection[int]) -> None:
        """Free these cards (by id) that the courier still owns and whose outcome it does not
        know."""


class Heart:
    """The heartbeat of one courier. A courier that is `alone` on its database need not wait before
    it takes others for dead."""

    def __init__(self, courier: str, *, alone: bool) -> None:
        self.courier = courier
        self._dead_after = 0 if alone else DEAD_AFTER

    def beat(self, couriers: Couriers) -> bool:
        """Beat, and bury the dead couriers. Return whether there were any."""
        silent = couriers.beat(self.courier)
        dead = [other for other, ticks in silent.items() if ticks >= self._dead_after]
        if dead:
            couriers.bury(dead)
        return bool(dead)
