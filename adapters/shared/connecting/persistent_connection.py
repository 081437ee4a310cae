"""A connection that is made again whenever it breaks, for as long as that takes."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NoReturn

from adapters.shared.connecting.backoff import Backoff
from adapters.shared.errors import CannotConnect, Refused
from adapters.shared.retry import Wait
from bot.background.background_work import stop
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text, Words
from bot.engine.errors import OperatorError, without_words

log = logging.getLogger(__name__)

Once = Callable[[Callable[[], None]], Awaitable[None]]
"""Connect, call back once the connection is there, and return or raise when it ends. Raises
CannotConnect if it broke, and Refused."""
_TRACE = 20_000
"""The longest stack trace that is logged, in characters."""


class PersistentConnection:
    """An outage is logged once, and so is its end."""

    def __init__(self, platform: str, once: Once, wait: Wait, backoff: Backoff) -> None:
        self._platform = platform
        self._once = once
        self._wait = wait
        self._backoff = backoff
        self._stood = asyncio.Event()
        self._told: Text | None = None

    @asynccontextmanager
    async def standing(self) -> AsyncIterator["asyncio.Task[NoReturn]"]:
        """The block begins when the first connection is there. The yielded task ends only if the
        platform refuses Askwell, and raises Refused then. Raises CannotConnect if there never was a
        connection."""
        keeping = asyncio.create_task(self._keep())
        stood = asyncio.create_task(self._stood.wait())
        try:
            await asyncio.wait({keeping, stood}, return_when=asyncio.FIRST_COMPLETED)
            if keeping.done():
                await keeping
            yield keeping
        finally:
            await stop(stood, keeping)

    async def _keep(self) -> NoReturn:
        while True:
            try:
                await self._once(self._stands)
            except Refused:
                raise
            except Exception as broke:
                if not self._stood.is_set():
                    raise CannotConnect(_why(broke)) from None
                self._tell(_why(broke))
            if seconds := self._backoff.next():
                await self._wait(seconds)

    def _stands(self) -> None:
        self._stood.set()
        if self._told:
            log.warning("Askwell is in %s again.", self._platform)
        self._told = None

    def _tell(self, why: Text) -> None:
        if why != self._told:
            said = plain(why, ANYBODY)
            log.warning("%s Askwell goes on trying to come back to %s.", said, self._platform)
        self._told = why


def _why(broke: Exception) -> Text:
    """An unforeseen error usually comes from an odd answer. It must only affect this platform."""
    if isinstance(broke, OperatorError):
        return broke.why
    return Words(without_words(broke), _TRACE)
