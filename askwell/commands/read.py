"""Prints how words are understood, for organizers, contributors and measurements."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from askwell.commands.demo_community import demo_community
from askwell.commands.readings import (
    KINDS_IN_DEMO,
    KINDS_OF_ANYBODY,
    Reading,
    ReadingOutcome,
    WordsWriter,
)
from askwell.terminal import complain
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.language.date_order import day_first
from bot.language.zones import time_zones
from bot.texts.me.settings import settings as settings_texts


def tell_read(
    kind: str, texts: Iterable[str], zone: str, now: datetime, reader: Reader, *, as_json: bool
) -> int:
    """Print how each text is understood. `now` is when it is written; without an offset, it is in
    `zone`. Return the exit status: 0 if everything was understood, or is printed as JSON."""
    name = time_zones.read_zone(zone)
    if name is None:
        complain(settings_texts.bad_zone(zone, time_zones.nearest(zone)), reader)
        return 1
    there = ZoneInfo(name)
    instant = now if now.tzinfo else now.replace(tzinfo=there)
    writer = WordsWriter(instant, there, day_first(reader.language, name))

    async def tell() -> int:
        status = 0
        async for text, reading in _read(kind, texts, writer):
            if as_json:
                print(json.dumps({"text": text, "outcome": reading.outcome, **reading.values}))
            elif not _tell(reading, reader):
                status = 1
        return status

    return asyncio.run(tell())


async def _read(
    kind: str, texts: Iterable[str], writer: WordsWriter
) -> AsyncIterator[tuple[str, Reading]]:
    if kind in KINDS_OF_ANYBODY:
        for text in texts:
            yield text, KINDS_OF_ANYBODY[kind](text, writer)
        return
    async with demo_community(writer.now) as demo:
        for text in texts:
            yield text, await KINDS_IN_DEMO[kind](text, demo)


def _tell(reading: Reading, reader: Reader) -> bool:
    """Return whether it was understood."""
    understood = reading.outcome is ReadingOutcome.UNDERSTOOD
    for each in reading.told:
        print(plain(each, reader), file=sys.stdout if understood else sys.stderr)
    return understood
