"""The deliveries of all spaces: which spaces have cards on their way, and which rest."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from bot.background.platforms import Platforms
from bot.background.space_delivery import SpaceDelivery, Step
from bot.engine.delivering.bulk import by_space
from bot.engine.store.ports import Outcome, Outgoing, SpaceKey

A_LITTLE_LATER = timedelta(seconds=0.05)
"""Added to the rest of a space, so that cards which a member's own pause held back are due before
the others continue."""
LONGEST_REST = timedelta(minutes=1)
"""A space is tried again after this time, however long its platform asks it to rest."""


class SpaceDeliveries:
    """`step` and `show` are as in bot.background.space_delivery. `beside` does something while
    everything else goes on. `lose` is called with the ids of cards whose outcome is unknown because
    their delivery failed. `woken` is set whenever a space takes cards again."""

    def __init__(
        self,
        step: Step,
        show: Callable[[Outgoing], Coroutine[Any, Any, Outcome]],
        platforms: Platforms,
        woken: asyncio.Event,
        *,
        beside: Callable[[Coroutine[None, None, None]], None],
        lose: Callable[[Collection[int]], None],
    ) -> None:
        self._step = step
        self._show = show
        self._platforms = platforms
        self._woken = woken
        self._beside = beside
        self._lose = lose
        self._of_spaces: dict[SpaceKey, SpaceDelivery] = {}
        self._resting: set[SpaceKey] = set()

    def take_no_more(self) -> tuple[SpaceKey, ...]:
        """The spaces for which nothing is to be claimed at the moment."""
        full = (space for space, its in self._of_spaces.items() if not its.takes_more)
        return (*full, *self._resting)

    def send(self, cards: Sequence[Outgoing]) -> None:
        """Add the cards to what is delivered to their spaces."""
        for space, of_space in by_space(cards).items():
            if space not in self._of_spaces:
                self._begin(space)
            self._of_spaces[space].add(of_space)

    def _begin(self, space: SpaceKey) -> None:
        begun = self._of_spaces[space] = SpaceDelivery(
            self._step,
            self._show,
            rests=self._platforms.messenger(space[0]).rests,
            let_rest=partial(self._let_rest, space),
            has_room=self._woken.set,
        )
        self._beside(self._deliver(space, begun))

    async def _deliver(self, space: SpaceKey, begun: SpaceDelivery) -> None:
        try:
            await begun.run()
        finally:
            del self._of_spaces[space]
            self._lose(begun.unsettled)

    def _let_rest(self, space: SpaceKey, rest: timedelta) -> None:
        def is_over() -> None:
            self._resting.discard(space)
            self._woken.set()

        if space not in self._resting:
            self._resting.add(space)
            seconds = min(rest + A_LITTLE_LATER, LONGEST_REST).total_seconds()
            asyncio.get_running_loop().call_later(seconds, is_over)
