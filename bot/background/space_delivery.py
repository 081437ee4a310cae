"""The cards of one space on their way: several conversations at once, each in its order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from datetime import timedelta
from typing import Any

from bot.engine.store.ports import Outcome, Outgoing, PutBack, TryAgain

CONVERSATIONS = 8
"""How many conversations of a space go on at once. With Slack, more of them gained nothing when we
measured it."""

Step = Callable[[Sequence[Outcome], Sequence[Outgoing]], Awaitable[Sequence[Outgoing]]]
"""Save the outcomes of cards and hand over others, in one transaction. Returns those that may be
sent."""
NOT_NOW = timedelta(0)


class SpaceDelivery:
    """It runs as long as it has cards. More can be added meanwhile, so that a slow conversation
    does not hold up members who are written to later.

    `show` raises nothing. `rests` is as in bot.engine.store.ports.Messenger. If the platform
    accepts no messages to anybody at the moment, cards are put back and `let_rest` is called with
    the time to wait. If it only wants a pause for one member, the others go on. `has_room` is
    called when `takes_more` becomes true again."""

    def __init__(
        self,
        step: Step,
        show: Callable[[Outgoing], Coroutine[Any, Any, Outcome]],
        *,
        rests: Callable[[Outgoing], timedelta],
        let_rest: Callable[[timedelta], None],
        has_room: Callable[[], None],
    ) -> None:
        self._step = step
        self._show = show
        self._rests = rests
        self._let_rest = let_rest
        self._has_room = has_room
        self._waiting: dict[int, deque[Outgoing]] = {}
        self._busy: set[int] = set()
        self._under_way: set[asyncio.Task[Outcome]] = set()
        self._outcomes: list[Outcome] = []
        self._changed = asyncio.Event()
        self._was_full = False
        self._is_over = False
        self.unsettled: set[int] = set()
        """The ids of cards whose outcome is not saved yet."""

    @property
    def takes_more(self) -> bool:
        """Whether a card that is added now would be sent at once."""
        return not self._is_over and len(self._waiting.keys() | self._busy) < CONVERSATIONS

    def add(self, cards: Sequence[Outgoing]) -> None:
        """Add cards. Their members must have no cards in this delivery yet."""
        for each in cards:
            self._waiting.setdefault(each.to.id, deque()).append(each)
        self.unsettled |= _ids(cards)
        self._was_full = not self.takes_more
        self._changed.set()

    async def run(self) -> None:
        """Run until every card is settled. Raises whatever `step` raises. If it is cancelled, so is
        the sending of cards, whose outcome stays unknown."""
        try:
            while await self._go_on():
                await self._changed.wait()
                self._changed.clear()
                self._note_done()
        except asyncio.CancelledError:
            for each in self._under_way:
                each.cancel()
            raise
        finally:
            self._is_over = True
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _go_on(self) -> bool:
        """Save outcomes and send the next cards. Return whether any card is on its way."""
        chosen = list(self._chosen(CONVERSATIONS - len(self._under_way)))
        settled, self._outcomes = self._outcomes, []
        if settled or chosen:
            ours = await self._step(settled, chosen)
            self.unsettled -= _ids([each.outgoing for each in settled])
            self._forget([each for each in chosen if each not in ours])
            self._under_way |= set(map(self._set_going, ours))
        if self._was_full and self.takes_more:
            self._was_full = False
            self._has_room()
        return bool(self._under_way) or (bool(self._waiting) and await self._go_on())

    def _forget(self, cards: Sequence[Outgoing]) -> None:
        """Another courier owns these cards now."""
        self.unsettled -= _ids(cards)
        self._busy -= {each.to.id for each in cards}

    def _set_going(self, card: Outgoing) -> asyncio.Task[Outcome]:
        task = asyncio.create_task(self._show(card))
        task.add_done_callback(lambda _: self._changed.set())
        return task

    def _chosen(self, most: int) -> Iterator[Outgoing]:
        """The next cards of members to whom nothing is being sent."""
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
        self._let_rest(rest)
        self._outcomes += map(PutBack, self._waiting.pop(member, ()))

    def _note_done(self) -> None:
        done = {each for each in self._under_way if each.done()}
        self._under_way -= done
        for each in done:
            self._note(each.result())

    def _note(self, outcome: Outcome) -> None:
        """If a card has to wait, the later ones of its member wait behind it."""
        card = outcome.outgoing
        self._busy.discard(card.to.id)
        if isinstance(outcome, TryAgain) and outcome.holds:
            if (rest := self._rests(card)) > NOT_NOW and not outcome.in_doubt:
                outcome = PutBack(card)
                self._put_back(card.to.id, rest)
            else:
                self._outcomes += (
                    TryAgain(each, outcome.at, counts=False, holds=True)
                    for each in self._pop_new(card.to.id)
                )
        self._outcomes.append(outcome)

    def _pop_new(self, member: int) -> list[Outgoing]:
        """Remove and return the waiting cards that are new messages. Edits of existing messages
        need not wait."""
        later = self._waiting.pop(member, deque())
        if edits := deque(each for each in later if each.message is not None):
            self._waiting[member] = edits
        return [each for each in later if each.message is None]


def _ids(cards: Sequence[Outgoing]) -> set[int]:
    return {part.id for each in cards for part in each.parts}
