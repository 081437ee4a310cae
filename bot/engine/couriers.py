"""Which processes deliver cards, and which of them are dead: what those had claimed is free.

They count time together, in ticks, which the database keeps. So it also passes while they crash and
start again and again; and it stands still while none of them beats, so nobody is taken for dead
because all slept, or waited for the database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

BEAT = 3.0
"""Seconds between two signs of life of a courier; a tick is as long, by the database's clock."""
DEAD_AFTER = 4
"""Ticks without a beat."""


@dataclass(frozen=True, slots=True)
class Tick:
    """`began`: when, in seconds of the database's clock."""

    number: int
    began: float

    def at(self, now: float) -> "Tick":
        """The one at a beat. However much time has passed without one, it is only the next."""
        passed = now - self.began
        if 0 <= passed < BEAT:
            return self
        # Beats that come a little late make no tick longer. A clock that was set back begins anew.
        return Tick(self.number + 1, self.began + BEAT if BEAT <= passed < 2 * BEAT else now)


class Couriers(Protocol):
    def beat(self, courier: str) -> Mapping[str, int]:
        """This one lives, even if it was buried. Returns of all others for how many ticks they have
        not beaten."""

    def is_known(self, courier: str) -> bool:
        """Whether this one has beaten since it was buried. Nobody buries it until the transaction
        ends."""

    def bury(self, couriers: Collection[str]) -> None:
        """They are dead, or leave: the cards that they have are free. Those that they had handed
        over stay in doubt."""

    def free(self, courier: str, cards: Collection[int]) -> None:
        """These, by id, which it still has, and of which it cannot tell what came of them."""


class Heart:
    """Of one courier. Who is `alone` on a database need not wait for others to be dead."""

    def __init__(self, courier: str, *, alone: bool) -> None:
        self.courier = courier
        self._dead_after = 0 if alone else DEAD_AFTER

    def beat(self, couriers: Couriers) -> bool:
        """Live, and bury the dead. Returns whether there were any."""
        silent = couriers.beat(self.courier)
        dead = [other for other, ticks in silent.items() if ticks >= self._dead_after]
        if dead:
            couriers.bury(dead)
        return bool(dead)
