"""Hands events to the core. Where the core fails, the reply is a sentence that says so."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from adapters.shared.error_card import sentence, trouble
from adapters.shared.kept_events import Postponed
from adapters.shared.payload import Unreadable
from adapters.shared.readers import Readers
from bot.app import Askwell
from bot.cards.forms import Reply
from bot.cards.reader import Reader
from bot.engine.errors import without_words
from bot.engine.events import Caller, FromMember
from bot.engine.turn import DecidedElsewhere, Turn
from bot.interview.frozen import frozen

log = logging.getLogger(__name__)

Identify = Callable[[FromMember], Awaitable[FromMember]]
"""The event, with all that the platform knows of who acts in it. Raises Unreadable."""


@frozen
class CoreReply:
    """A reply, and the member it is for. `failed` means that nothing was decided, which `reply`
    says. `unreachable`: our direct messages have not reached them so far."""

    by: Caller
    reply: Reply
    reader: Reader
    failed: bool = False
    unreachable: bool = False


class Dispatcher:
    """`readers`: how those read who were answered before."""

    def __init__(self, app: Askwell, identify: Identify, readers: Readers) -> None:
        self._app = app
        self._identify = identify
        self.readers = readers

    async def reply_to(
        self, event: FromMember, turn: Turn, failure: Reply | None = None
    ) -> CoreReply:
        """`failure` is the reply where the core fails, if not the usual one. Raises Postponed where
        an event fails that is kept, and so is tried again."""
        try:
            event = await self._identify(event)
            answer = await self._app.handle(event, turn)
        except Unreadable as unread:
            reader = self.readers.of(event.by)
            return CoreReply(event.by, sentence(unread.why), reader, failed=True)
        except DecidedElsewhere:  # and answered there
            raise Postponed from None
        except Exception as failed:  # whatever it is, the member is told
            log.error("An event failed: %s", without_words(failed))
            if turn.kept:
                raise Postponed from None
            reader = self.readers.of(event.by)
            return CoreReply(event.by, failure or trouble(event), reader, failed=True)
        self.readers.note(event.by, answer.reader)
        return CoreReply(event.by, answer.reply, answer.reader, unreachable=answer.unreachable)

    async def reader(self, by: Caller, patience: float) -> Reader:
        """How they read, as far as the core tells within so many seconds."""
        try:
            async with asyncio.timeout(patience):
                return await self._app.reader(by)
        except Exception as failed:  # whatever it is, they read something
            log.warning("How somebody reads is not known: %s", without_words(failed))
            return self.readers.of(by)
