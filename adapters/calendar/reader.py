"""Finds out when a member is busy: fetches their calendar, and has it parsed in a separate
process."""

import json
import os
import re
import zoneinfo
from collections.abc import Iterable
from contextlib import aclosing
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from adapters.calendar.fetching import Fetcher
from adapters.calendar.turns import Turns
from adapters.shared.own_process import answer_of, program_of
from bot.interview.frozen import frozen
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import (
    READ_AHEAD,
    BusyTimes,
    CannotRead,
    Flaw,
    Source,
    Trouble,
)

PROGRAM = program_of("adapters.calendar.reading")
SECONDS = 60.0
"""Until the answer. Less of it may be processor time."""

_MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@frozen
class ProgramLimits:
    """A calendar of 20 MB takes about 3 s and 80 MB of memory; the rest is for slow computers and
    unusual calendars."""

    cpu_seconds: int = 10
    memory: int = 512 * 1024 * 1024


USUAL_LIMITS = ProgramLimits()


class CalendarReader:
    """bot.background.calendar_reader.SourceReader over the network. Slow servers do not delay each
    other; what they sent is parsed one calendar at a time."""

    def __init__(self, fetcher: Fetcher | None = None, turns: Turns | None = None) -> None:
        self._fetcher = fetcher or Fetcher()
        self._turns = turns or Turns()

    async def read(self, source: Source, now: datetime) -> BusyTimes:
        async with aclosing(self._fetcher.fetch(source.url)) as parts:
            whole = b"".join([part async for part in parts])
        async with self._turns.taken():
            return await read_apart(whole, source.zone, now, owners=owners_in(source.url))


def owners_in(url: str) -> frozenset[str]:
    """Google's private URLs, and those of some servers at work, contain the owner's e-mail address.
    It shows which invitations the owner declined."""
    return frozenset(each.lower() for each in _MAIL_ADDRESS.findall(unquote(url)))


async def read_apart(
    calendar: bytes,
    zone: str,
    now: datetime,
    limits: ProgramLimits = USUAL_LIMITS,
    owners: Iterable[str] = (),
) -> BusyTimes:
    """When this calendar is busy in the eight weeks from now. Raises CannotRead. The process that
    parses it goes by the same time zone data."""
    asked = [now.isoformat(), (now + READ_AHEAD).isoformat(), zone, sorted(owners)]
    request = json.dumps([*asked, limits.cpu_seconds, limits.memory]).encode()
    time_zones = {"PYTHONTZPATH": os.pathsep.join(zoneinfo.TZPATH)}
    too_much = CannotRead(Trouble.TOO_MUCH, limits.cpu_seconds)
    try:
        answer, status = await answer_of(PROGRAM, request + b"\n" + calendar, SECONDS, time_zones)
    except TimeoutError:
        raise too_much from None
    if status:
        raise too_much
    return _read(json.loads(answer))


def _read(answer: Any) -> BusyTimes:
    if "trouble" in answer:
        raise CannotRead(Trouble(answer["trouble"]), answer["cost"])
    busy = tuple(Busy(*map(datetime.fromisoformat, stretch)) for stretch in answer["busy"])
    return BusyTimes(busy, frozenset(map(Flaw, answer["flaws"])), answer["cost"])
