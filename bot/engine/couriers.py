"""Which processes deliver cards, and which of them are dead: what those had claimed is free."""

from collections.abc import Collection, Mapping
from typing import Protocol

BEAT = 3.0
"""Seconds between two signs of life of a courier."""
DEAD_AFTER = 4
"""Beats of ours in a row, without one of theirs."""


class Couriers(Protocol):
    def beat(self, courier: str) -> Mapping[str, int]:
        """This one lives, even if it was buried. Returns the beats of all others, which count on
        while they live."""

    def bury(self, couriers: Collection[str]) -> None:
        """They are dead, or leave: the cards that they have are free. Those that they had handed
        over stay in doubt."""

    def free(self, courier: str, cards: Collection[int]) -> None:
        """These, by id, which it still has, and of which it cannot tell what came of them."""


class Heart:
    """Of one courier. Dead is whose beats have not changed during so many of our own: no clock is
    asked, so whoever slept, or waited for the database, takes nobody for dead who did so too. Who
    is `alone` on a database need not wait."""

    def __init__(self, courier: str, *, alone: bool) -> None:
        self.courier = courier
        self._dead_after = 0 if alone else DEAD_AFTER
        self._seen: dict[str, tuple[int, int]] = {}
        """Of each other courier its beats, and for how many of ours they have been the same."""

    def beat(self, couriers: Couriers) -> bool:
        """Live, and bury the dead. Returns whether there were any."""
        beats = couriers.beat(self.courier)
        self._seen = {other: (count, self._silent(other, count)) for other, count in beats.items()}
        dead = [other for other, (_, silent) in self._seen.items() if silent >= self._dead_after]
        if dead:
            couriers.bury(dead)
        return bool(dead)

    def _silent(self, other: str, count: int) -> int:
        known, silent = self._seen.get(other, (None, 0))
        return silent + 1 if known == count else 0
