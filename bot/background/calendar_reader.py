"""Reads from members' own calendars when they are busy: at once, then every hour, or less often if
that would cost too much."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.background.background_work import stop
from bot.cards.cards import Card
from bot.engine.errors import log_failure
from bot.engine.store.ports import Clock
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import (
    OWNER_TOLD_AFTER,
    BusyTimes,
    CannotRead,
    Source,
    pause,
)
from bot.texts.me.settings import busy_times as texts

log = logging.getLogger(__name__)

AT_ONCE = 4
"""How many other people's servers we wait for at the same time. What they send is parsed one at a
time: see `SourceReader`."""


class SourceReader(Protocol):
    async def read(self, source: Source, now: datetime) -> BusyTimes:
        """When this calendar is busy in the eight weeks from now. Raises CannotRead.

        In the long run, all readings together take at most a tenth of one processor, so a reading
        may wait for minutes.
        """


class BusyStore(Protocol):
    async def sources(self, now: datetime, most: int) -> Sequence[Source]:
        """The calendars that are due and whose owners are still served: new ones first, then those
        that have waited longest."""

    async def keep_busy(
        self, source: Source, held: Sequence[Busy] | None, told: Card | None, now: datetime
    ) -> None:
        """Store the state of a calendar and its busy times (None keeps the earlier ones), unless
        its owner has changed the address meanwhile. Post what the owner is to be told, if
        anything."""


class Calendars:
    """Each calendar is read separately, so that none of them can delay the others or a member.
    `woken` is set when a reading may have left something to deliver and room for the next one."""

    def __init__(
        self, store: BusyStore, reader: SourceReader, clock: Clock, woken: asyncio.Event
    ) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._woken = woken
        self._readings: dict[int, asyncio.Task[None]] = {}

    async def read_due(self) -> None:
        """Begin to read the calendars that are due, as far as there is room."""
        if len(self._readings) >= AT_ONCE:
            return
        due = await self._store.sources(self._clock.now(), AT_ONCE + len(self._readings))
        for source in [each for each in due if each.id not in self._readings]:
            if source.id is not None and len(self._readings) < AT_ONCE:
                self._readings[source.id] = asyncio.create_task(self._read(source.id, source))

    async def settled(self) -> None:
        """Wait until every reading that was begun is done."""
        await asyncio.gather(*self._readings.values())

    async def stop(self) -> None:
        """Readings that are interrupted are done again after the next start."""
        await stop(*self._readings.values())

    async def _read(self, this: int, source: Source) -> None:
        try:
            await self._keep(source, self._clock.now())
            self._woken.set()
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "What a calendar holds could not be kept", failed)
        finally:
            del self._readings[this]

    async def _keep(self, source: Source, now: datetime) -> None:
        try:
            read = await self._reader.read(source, now)
        except CannotRead as failed:
            told = texts.cannot_read(source, failed.trouble) if _is_news(source) else None
            await self._store.keep_busy(_failed(source, failed, now), None, told, now)
        except Exception as unforeseen:
            log_failure(log, "A calendar could not be read", unforeseen)
            await self._store.keep_busy(_failed(source, None, now), None, None, now)
        else:
            told = _told(source, read)
            await self._store.keep_busy(_read(source, read, now), read.busy, told, now)


def _read(source: Source, read: BusyTimes, now: datetime) -> Source:
    return replace(
        source,
        failures=0,
        read_at=now,
        due_at=now + pause(read.cost),
        trouble=None,
        flaws=read.flaws,
        told=source.told | read.flaws,
    )


def _failed(source: Source, failed: CannotRead | None, now: datetime) -> Source:
    return replace(
        source,
        failures=source.failures + 1,
        due_at=now + pause(failed.cost if failed else 0.0),
        trouble=failed.trouble if failed else source.trouble,
    )


def _told(source: Source, read: BusyTimes) -> Card | None:
    """The owner is told when a new calendar was read, and once about everything that is wrong with
    it."""
    new = read.flaws - source.told
    if source.read_at is None:
        return texts.first_read(source, len(read.busy), new)
    return texts.partly_read(source, new) if new else None


def _is_news(source: Source) -> bool:
    """Whether the owner is told of a failure: at once if they have just given the address,
    otherwise only if it lasts, because servers fail for short times."""
    return source.failures + 1 == (OWNER_TOLD_AFTER if source.read_at else 1)
