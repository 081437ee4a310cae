"""Which processes deliver cards, and which of them are dead: what those had claimed is free."""

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

BEAT = 3.0
"""Seconds between two signs of life of a courier."""
DEAD_AFTER = 10.0
"""Seconds without one."""


class Couriers(Protocol):
    def beat(self, courier: str) -> Mapping[str, int]:
        """This one lives. Returns the beats of all others, which count on while they live."""

    def bury(self, couriers: Collection[str]) -> None:
        """They are dead, or leave: the cards that they have are free. Those that they had handed
        over stay in doubt."""

    def free(self, courier: str, cards: Collection[int]) -> None:
        """These, by id, which it still has, and of which it cannot tell what came of them."""


class Heart:
    """Of one courier. Nobody's clock is compared with another's: dead is whose beats have not
    changed for so long by our own, monotonic one. Who is `alone` on a database need not wait."""

    def __init__(self, courier: str, now: Callable[[], float], *, alone: bool) -> None:
        self.courier = courier
        self._now = now
        self._dead_after = 0.0 if alone else DEAD_AFTER
        self._seen: dict[str, tuple[int, float]] = {}
        """Of each other courier its beats, and since when we have known them."""

    def beat(self, couriers: Couriers) -> bool:
        """Live, and bury the dead. Returns whether there were any."""
        now, beats = self._now(), couriers.beat(self.courier)
        self._seen = {
            other: (count, self._since(other, count, now)) for other, count in beats.items()
        }
        dead = [
            other for other, (_, since) in self._seen.items() if now - since >= self._dead_after
        ]
        if dead:
            couriers.bury(dead)
        return bool(dead)

    def _since(self, other: str, count: int, now: float) -> float:
        known, since = self._seen.get(other, (None, now))
        return since if known == count else now
