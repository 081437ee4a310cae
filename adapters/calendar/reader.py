"""Reads when a member is busy: fetches their calendar, and has a program of its own read it."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.calendar import reading
from adapters.calendar.fetching import Fetcher
from bot.calendar.busy import AHEAD, CannotRead, Source, Trouble
from bot.model import Busy

PROGRAM = Path(reading.__file__)
SECONDS = 60.0
"""For the whole reading, on a clock; less of it may be computed, see Limits."""

TROUBLES = {
    reading.NOT_A_CALENDAR: Trouble.NOT_A_CALENDAR,
    reading.TOO_FINE: Trouble.TOO_FINE,
    reading.TOO_MUCH: Trouble.TOO_MUCH,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """For 5 MB of events about half of each is enough; the rest is for slow machines."""

    cpu_seconds: int = 10
    memory: int = 512 * 1024 * 1024


class CalendarReader:
    """bot.calendar.refresh.Reader, over the network."""

    def __init__(self, fetcher: Fetcher | None = None) -> None:
        self._fetcher = fetcher or Fetcher()

    async def read(self, source: Source, now: datetime) -> tuple[Busy, ...]:
        ics = await self._fetcher.fetch(source.url)
        return await read_apart(ics, source.zone, now)


async def read_apart(
    ics: bytes, zone: str, now: datetime, limits: Limits = Limits()
) -> tuple[Busy, ...]:
    """When this calendar is busy in the eight weeks from now. Raises CannotRead.

    The program gets neither our environment, with its secrets, nor our modules (`-I`).
    """
    asked = (now.isoformat(), (now + AHEAD).isoformat(), zone)
    allowed = (str(limits.cpu_seconds), str(limits.memory))
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", str(PROGRAM), *asked, *allowed),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env={},
    )
    try:
        async with asyncio.timeout(SECONDS):
            answer, _ = await program.communicate(ics)
    except TimeoutError:
        raise CannotRead(Trouble.TOO_MUCH) from None
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()
    if program.returncode:
        raise CannotRead(Trouble.TOO_MUCH)
    return _read(json.loads(answer))


def _read(answer: Any) -> tuple[Busy, ...]:
    if isinstance(answer, str):
        raise CannotRead(TROUBLES[answer])
    return tuple(Busy(*map(datetime.fromisoformat, stretch)) for stretch in answer)
