"""Passes events to the core. If the core fails, the reply is a sentence that says so."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from adapters.shared.answering.error_card import failure, trouble
from adapters.shared.payload import Unreadable
from adapters.shared.readers import Readers
from adapters.shared.tasks import Postponed
from bot.app import Askwell
from bot.cards.forms import Reply
from bot.cards.reader import Reader
from bot.engine.errors import log_failure
from bot.engine.events import Caller, FromMember
from bot.engine.store.turn import DecidedElsewhere, Turn
from bot.interview.frozen import frozen

log = logging.getLogger(__name__)

Identify = Callable[[FromMember], Awaitable[FromMember]]
"""Complete the event with everything that the platform knows about the member who acts. Raises
Unreadable."""


@frozen
class CoreReply:
    """A reply, and the member it is for. `failed`: as far as we know, nothing was decided,
    and `reply` says so.
    `unreachable`: our direct messages have not reached them so far. `is_repeat` and `changes`: see
    Answer."""

    by: Caller
    reply: Reply
    reader: Reader
    failed: bool = False
    unreachable: bool = False
    is_repeat: bool = False
    changes: bool = False


class Dispatcher:
    """`readers` holds how members read who were answered before."""

    def __init__(self, app: Askwell, identify: Identify, readers: Readers) -> None:
        self._app = app
        self._identify = identify
        self.readers = readers

    async def reply_to(
        self, event: FromMember, turn: Turn, *, stays_open: bool = False
    ) -> CoreReply:
        """`stays_open`: the event comes from a form, which stays open if the core fails. Raises
        Postponed if an event fails that is stored, and will therefore be tried again."""
        try:
            event = await self._identify(event)
            answer = await self._app.handle(event, turn)
        except Unreadable as unread:
            reader = self.readers.of(event.by)
            return CoreReply(event.by, trouble(event, unread.why), reader, failed=True)
        except DecidedElsewhere:  # and answered there
            raise Postponed from None
        except Exception as failed:  # whatever it is, the member is told
            log_failure(log, "An event failed", failed)
            if turn.kept:
                raise Postponed from None
            reader = self.readers.of(event.by)
            told = failure(event, failed, stays_open=stays_open)
            return CoreReply(event.by, told, reader, failed=True)
        if answer.is_repeat:
            return CoreReply(event.by, None, self.readers.of(event.by), is_repeat=True)
        self.readers.note(event.by, answer.reader)
        return CoreReply(
            *(event.by, answer.reply, answer.reader),
            unreachable=answer.unreachable,
            changes=answer.changes,
        )

    async def reader(self, by: Caller, patience: float) -> Reader:
        """How the caller reads, if the core tells it within this many seconds."""
        try:
            async with asyncio.timeout(patience):
                return await self._app.reader(by)
        except Exception as failed:  # whatever it is, they read something
            log_failure(log, "How somebody reads is not known", failed, logging.WARNING)
            return self.readers.of(by)
