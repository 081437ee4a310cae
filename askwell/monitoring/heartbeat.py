"""Shows other processes on the database that this one lives. This writes every few seconds, so it
also shows whether the database can be written to, for example when its disk is full."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text, say
from bot.engine.errors import StoreAway, without_words
from bot.engine.store.couriers import BEAT
from storage.connections.availability import Availability

SILENT = 60.0
"""Seconds without an answer, after which a database that hangs is said to be away. It is waited
for all the same: what it was asked may still be done."""
_SILENT = say(
    "The database has not answered for a minute. Look whether its server hangs. Askwell goes on by "
    "itself once it answers."
)
_NOT_WRITTEN = say("The database cannot be written to. The log says why.")


class Heartbeat:
    """`live` writes a sign of life to the database. It contains no words of members. `wake` makes
    everything that is due be tried at once."""

    def __init__(
        self,
        live: Callable[[], Awaitable[None]],
        availability: Availability,
        wake: Callable[[], None],
    ) -> None:
        self._live = live
        self._availability = availability
        self._wake = wake

    @property
    def troubles(self) -> list[Text]:
        """Without the reason, which may contain paths and addresses: everybody can read the health
        pages."""
        return [_NOT_WRITTEN] if self._availability.is_away else []

    async def keep_beating(self) -> NoReturn:
        while True:
            await asyncio.sleep(BEAT)
            await self.beat()

    async def beat(self) -> None:
        try:
            async with asyncio.timeout(SILENT):
                await self._live()
        except TimeoutError:
            self._availability.failed(plain(_SILENT, ANYBODY))
        except StoreAway:  # the store has logged it
            return
        except Exception as failed:  # whatever it is, it is tried again
            self._availability.failed(without_words(failed))
        else:
            self._availability.has_written()
            if self._availability.is_away:
                self._wake()  # until the next beat, this shows whether other writes fail
