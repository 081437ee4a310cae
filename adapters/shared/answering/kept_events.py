"""An event of a member on its way to its answer. It is acknowledged once it is decided, or, if that
takes long, once it is stored. Stored events are answered after a restart, too."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine
from typing import Any, Generic, NoReturn, TypeVar

from adapters.shared.tasks import Postponed, Tasks, done_within
from bot.app import Askwell
from bot.engine.errors import log_failure
from bot.engine.events import FromMember
from bot.engine.store.ports import KeptEvent
from bot.engine.store.turn import Turn
from bot.interview.frozen import frozen

A = TypeVar("A")
log = logging.getLogger(__name__)

STORE_WITHIN = 0.7
"""Seconds that a busy database has to store an event. It must be less than what is left of the
platform's patience."""
SEARCH_EVERY = 15.0
"""Seconds between two searches for events that another process stored and did not decide."""


class NotKept(Exception):
    """The event was neither decided nor stored in time, so the member must see that it failed."""


@frozen
class PendingEvent(Generic[A]):
    """An event that is being answered. `way` describes how its answer gets there: see
    bot.engine.store.ports.KeptEvent."""

    event: FromMember
    way: Callable[[], str]
    turn: Turn
    answering: "asyncio.Task[A]"


class PendingEvents(Generic[A]):
    """`patience` is how many seconds a decision may take before its event is stored."""

    def __init__(
        self, app: Askwell, tasks: Tasks, patience: float, keeping: float = STORE_WITHIN
    ) -> None:
        self._app = app
        self._tasks = tasks
        self._patience = patience
        self._keeping = keeping

    def begin(
        self,
        event: FromMember,
        way: Callable[[], str],
        answer: Callable[[Turn], Coroutine[Any, Any, A]],
    ) -> PendingEvent[A]:
        turn = Turn(event.id)
        return PendingEvent(event, way, turn, self._tasks.start(answer(turn)))

    async def is_decided(self, pending: PendingEvent[A]) -> bool:
        """Whether the answer is there. If not, the event is stored. In both cases it may be
        acknowledged now. Raises NotKept, and then it must not be."""
        if pending.turn.kept or await done_within(pending.answering, self._patience):
            return pending.answering.done()
        try:
            async with asyncio.timeout(self._keeping):
                if await self._app.keep_event(pending.event, pending.way(), pending.turn):
                    return False
                await asyncio.wait({pending.answering})
                return True
        except Exception as failed:  # the database is away, or too slow
            log_failure(log, "An event could not be kept", failed)
            raise NotKept from None

    async def give(self, pending: PendingEvent[A], giving: Awaitable[None]) -> None:
        """Deliver the answer. A stored event is deleted after that."""
        try:
            await giving
        except Postponed:
            log.warning("What somebody did is kept, and is tried again.")
        else:
            if pending.turn.kept:
                await self._app.answered(pending.turn)


AnswerKept = Callable[[KeptEvent, Turn], Awaitable[None]]
"""Decide and answer a stored event. Raises Postponed."""


async def answer_kept(
    app: Askwell, platform: str, spaces: Callable[[], Collection[str]], answer: AnswerKept
) -> NoReturn:
    """Answer events in these spaces that were stored by a process that has ended, until
    cancelled."""
    while True:
        try:
            for kept in await app.claim_kept(platform, spaces()):
                await _answered(app, kept, answer)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "What was kept could not be read", failed)
        await asyncio.sleep(SEARCH_EVERY)


async def _answered(app: Askwell, kept: KeptEvent, answer: AnswerKept) -> None:
    turn = Turn(kept.event.id, since=kept.at, kept=True)
    try:
        await answer(kept, turn)
        await app.answered(turn)
    except Postponed:
        log.warning("What somebody did is kept, and is tried again.")
    except Exception as failed:  # one bad event holds up no other
        log_failure(log, "What was kept could not be answered", failed)
