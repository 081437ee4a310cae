"""What people type, read as times and as messages, next to dateutil's parser if it is installed.
That one understands less, and guesses."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from zoneinfo import ZoneInfo

from bench.measure import Measured
from bot.content.coaching import asks_for_job
from bot.language.intents import hear
from bot.language.times import read_times

ROUNDS = 10
CALLS = 500
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
TEXTS = (
    "Thu 4-6pm or Fri morning",
    "25 Nov 17:30 CET",
    "tomorrow at 5pm",
    "Tue or Thu at 17:00",
    "next Tuesday 5pm",
    "Thu at 4",
    "2026-11-25 17:00",
    "Mon-Wed 9-11am",
    "Wednesday, November 25th at half past four pm",
    "Thu 10am London time",
    "whenever it suits",
)


def measure(scale: float) -> dict[str, Measured]:
    """The results, by the name of the reader. A text that is refused or ambiguous counts like one
    that was understood."""
    readers: dict[str, Callable[[str], object]] = {
        "read_times": partial(read_times, now=NOW, zone=BERLIN),
        "hear": partial(hear, asks_for_job=asks_for_job),
    }
    if find_spec("dateutil"):
        readers["dateutil"] = partial(import_module("dateutil.parser").parse, ignoretz=True)
    measured = {name: Measured() for name in readers}
    for _ in range(ROUNDS):
        for name, read in readers.items():
            _round(measured[name], read, max(1, int(CALLS * scale)))
    return measured


def _round(measured: Measured, read: Callable[[str], object], calls: int) -> None:
    round_began = perf_counter()
    for _ in range(calls):
        for text in TEXTS:
            began = perf_counter()
            with suppress(ValueError, OverflowError):
                read(text)
            measured.calls.append((perf_counter() - began) * 1000)
    measured.add(calls * len(TEXTS), perf_counter() - round_began)
