"""Reads every hour when members are busy, from those calendars that they gave us."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.calendar.busy import READ_EVERY, TOLD_AFTER, CannotRead, Source
from bot.errors import without_words
from bot.model import Busy
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

    async def keep_busy(self, source: Source, held: Sequence[Busy], now: datetime) -> None:
        """Instead of what was read before, unless the owner has changed the address since."""

    async def keep_failure(self, source: Source, told: Card | None, now: datetime) -> None:
        """Count it, and post what the owner is told, if anything."""


async def refresh(store: BusyStore, reader: Reader, now: datetime) -> None:
    """Read every calendar that is due. What one of them does holds up none of the others."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def in_turn(source: Source) -> None:
        async with turn:
            await _read(store, reader, source, now)

    await asyncio.gather(*map(in_turn, await store.sources(now - READ_EVERY)))


async def _read(store: BusyStore, reader: Reader, source: Source, now: datetime) -> None:
    try:
        held = await reader.read(source, now)
    except CannotRead as failed:
        told = texts.cannot_read(failed.trouble) if source.failures + 1 == TOLD_AFTER else None
        await store.keep_failure(source, told, now)
    except Exception as unforeseen:  # the other calendars are to be read all the same
        log.error("A calendar could not be read: %s", without_words(unforeseen))
        await store.keep_failure(source, None, now)
    else:
        await store.keep_busy(source, held, now)
