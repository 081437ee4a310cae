"""Tells what simulated members do and see, each at their own local time."""

from collections.abc import Callable
from datetime import date

from bot.cards.plain_text import plain
from bot.cards.rich_text import Date, Text, TimeOfDay
from bot.engine.events import Caller
from bot.engine.ports import Clock


class Narrator:
    """Each reads it in their own language."""

    def __init__(self, clock: Clock, tell: Callable[[str], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._day: date | None = None

    def __call__(self, who: Caller, what: Text, lines: list[str]) -> None:
        now, reader = self._clock.now(), who.reader
        if now.date() != self._day:
            self._day = now.date()
            self._tell(f"\n==== {plain(Date(self._day), reader)} ====")
        at = TimeOfDay(now.astimezone(reader.zone).time())
        self._tell(f"\n{plain(at, reader)} {plain(what, reader)}")
        for line in lines:
            self._tell(f"      | {line}".rstrip())
