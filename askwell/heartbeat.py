"""Shows other processes on the database that this one lives. This writes every few seconds, so it
also shows whether the database can be written to, for example when its disk is full."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn

from sqlalchemy import URL

from bot.cards.rich_text import Text, say
from bot.engine.couriers import BEAT
from bot.engine.errors import without_words
from storage.errors import StorageError, as_storage_error

log = logging.getLogger(__name__)

_NOT_WRITTEN = say("The database cannot be written to. The log says why.")


class Heartbeat:
    """`live` writes a sign of life to the database at `url`. It contains no words of members."""

    def __init__(self, live: Callable[[], Awaitable[None]], url: URL) -> None:
        self._live = live
        self._url = url
        self._fails = False

    @property
    def troubles(self) -> list[Text]:
        """Without the reason, which may contain paths and addresses: everybody can read the health
        pages."""
        return [_NOT_WRITTEN] if self._fails else []

    async def keep_beating(self) -> NoReturn:
        while True:
            await asyncio.sleep(BEAT)
            await self.beat()

    async def beat(self) -> None:
        """A failure is logged once, until the database can be written to again."""
        why = await self._why_not()
        if why and not self._fails:
            log.error("The database cannot be written to. %s", why)
        elif self._fails and not why:
            log.warning("The database can be written to again.")
        self._fails = bool(why)

    async def _why_not(self) -> str:
        """Empty if it succeeded."""
        try:
            with as_storage_error(self._url):
                await self._live()
        except StorageError as failed:
            return str(failed)
        except Exception as failed:  # whatever it is, it is tried again
            return without_words(failed)
        return ""
