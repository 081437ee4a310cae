"""The cards of one space on their way: several conversations at once, each in its order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from datetime import timedelta
from typing import Any

from bot.engine.ports import Outcome, Outgoing, PutBack, TryAgain

CONVERSATIONS = 8
"""At once in a space. Slack was measured to gain nothing by more."""

Step = Callable[[Sequence[Outcome], Sequence[Outgoing]], Awaitable[Sequence[Outgoing]]]
"""Keep what came of cards, and hand over others, in one transaction. Returns those that may go."""
NOT_NOW = timedelta(0)


class Round:
    """`show` raises nothing. `rests` is as in bot.engine.ports.Messenger. What a platform takes
    from nobody at present is put back; where it wants a pause of one member alone, the others go
    on."""

    def __init__(
        self,
        cards: Sequence[Outgoing],
        step: Step,
        show: Callable[[Outgoing], Coroutine[Any, Any, Outcome]],
        rests: Callable[[Outgoing], timedelta],
    ) -> None:
        self._step = step
        self._show = show
        self._rests = rests
        self._waiting: dict[int, deque[Outgoing]] = {}
        for each in cards:
            self._waiting.setdefault(each.to.id, deque()).append(each)
        self._busy: set[int] = set()
        self._under_way: set[asyncio.Task[Outcome]] = set()
        self._outcomes: list[Outcome] = []
        self.rest = NOT_NOW
        """How long the space is to rest, because the platform says so."""

    async def run(self) -> None:
        """Until all of it is settled. Raises what a step raises."""
        try:
            while await self._go_on():
                done, self._under_way = await asyncio.wait(
                    self._under_way, return_when=asyncio.FIRST_COMPLETED
                )
                for each in done:
                    self._note(each.result())
        finally:
            await asyncio.gather(*self._under_way)

    async def _go_on(self) -> bool:
        """Whether anything is on its way."""
        chosen = list(self._chosen(CONVERSATIONS - len(self._under_way)))
        settled, self._outcomes = self._outcomes, []
        if settled or chosen:
            ours = await self._step(settled, chosen)
            self._busy -= {each.to.id for each in chosen} - {each.to.id for each in ours}
            self._under_way |= {asyncio.create_task(self._show(each)) for each in ours}
        return bool(self._under_way) or (bool(self._waiting) and await self._go_on())

    def _chosen(self, most: int) -> Iterator[Outgoing]:
        """The next of members of whom nothing is on its way."""
        for member in [each for each in self._waiting if each not in self._busy]:
            if most <= 0:
                return
            rest = self._rests(self._waiting[member][0])
            if rest > NOT_NOW:
                self._put_back(member, rest)
            else:
                yield self._next_of(member)
                most -= 1

    def _next_of(self, member: int) -> Outgoing:
        self._busy.add(member)
        card = self._waiting[member].popleft()
        if not self._waiting[member]:
            del self._waiting[member]
        return card

    def _put_back(self, member: int, rest: timedelta) -> None:
        self.rest = max(self.rest, rest)
        self._outcomes += map(PutBack, self._waiting.pop(member, ()))

    def _note(self, outcome: Outcome) -> None:
        """The later ones of a member stay behind one that has to wait."""
        card = outcome.outgoing
        self._busy.discard(card.to.id)
        if isinstance(outcome, TryAgain) and outcome.holds:
            if (rest := self._rests(card)) > NOT_NOW:
                outcome = PutBack(card)
                self._put_back(card.to.id, rest)
            else:
                later = self._waiting.pop(card.to.id, ())
                self._outcomes += (TryAgain(each, outcome.at, counts=False) for each in later)
        self._outcomes.append(outcome)
