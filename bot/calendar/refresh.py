"""Reads when members are busy, from those calendars that they gave us: at once, then hourly."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.calendar.busy import READ_EVERY, TOLD_AFTER, CannotRead, Source
from bot.errors import without_words
from bot.model import Busy
from bot.ports import Clock
from bot.texts import busy as texts
from bot.ui import Card

log = logging.getLogger(__name__)

AT_ONCE = 4


class Reader(Protocol):
    async def read(self, source: Source, now: datetime) -> Sequence[Busy]:
        """When this calendar is busy in the eight weeks from now. Raises CannotRead."""


class BusyStore(Protocol):
    async def sources(self, tried_before: datetime) -> Sequence[Source]:
        """Those not tried since then."""

    async def keep_busy(
        self, source: Source, held: Sequence[Busy], told: Card | None, now: datetime
    ) -> None:
        """Instead of what was read before, unless the owner has changed the address since; and
        post what the owner is told, if anything."""

    async def keep_failure(self, source: Source, told: Card | None, now: datetime) -> None:
        """Count it, and post what the owner is told, if anything."""


class Calendars:
    """Each is read by itself: what one of them does holds up neither the others nor whoever asks.
    `woken` is set when a reading may have left something to be delivered."""

    def __init__(
        self, store: BusyStore, reader: Reader, clock: Clock, woken: asyncio.Event
    ) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._woken = woken
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._readings: dict[int, asyncio.Task[None]] = {}

    async def read_due(self) -> None:
        """Begin to read every calendar that is due."""
        for source in await self._store.sources(self._clock.now() - READ_EVERY):
            if source.member not in self._readings:
                self._readings[source.member] = asyncio.create_task(self._read(source))

    async def settled(self) -> None:
        """Until every reading that was begun is done."""
        await asyncio.gather(*self._readings.values())

    async def stop(self) -> None:
        """What was not read to its end is read again after the next start."""
        readings = list(self._readings.values())
        for each in readings:
            each.cancel()
        await asyncio.gather(*readings, return_exceptions=True)

    async def _read(self, source: Source) -> None:
        try:
            async with self._turn:
                await self._keep(source, self._clock.now())
            self._woken.set()
        except Exception as failed:  # a database that is away comes back
            log.error("What a calendar holds could not be kept: %s", without_words(failed))
        finally:
            del self._readings[source.member]

    async def _keep(self, source: Source, now: datetime) -> None:
        try:
            held = await self._reader.read(source, now)
        except CannotRead as failed:
            told = texts.cannot_read(failed.trouble) if _is_news(source) else None
            await self._store.keep_failure(source, told, now)
        except Exception as unforeseen:  # it is not tried again before the next hour
            log.error("A calendar could not be read: %s", without_words(unforeseen))
            await self._store.keep_failure(source, None, now)
        else:
            told = None if source.was_read else texts.first_read(len(held))
            await self._store.keep_busy(source, held, told, now)


def _is_news(source: Source) -> bool:
    """Who has just given an address hears at once that it does not work; who has not, once it
    goes on: servers have short bad times."""
    return source.failures + 1 == (TOLD_AFTER if source.was_read else 1)
