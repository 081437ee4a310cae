"""Tells what simulated members do and see, each at their own local time."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from bot.cards.plain_text import plain
from bot.cards.rich_text import ELLIPSIS, Date, Text, TimeOfDay
from bot.engine.events import Caller
from bot.engine.store.ports import Clock


class Narrator:
    """Each member reads in their own language. Lines that were shown before are replaced by a
    single line."""

    def __init__(self, clock: Clock, tell: Callable[[str], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._day: date | None = None
        self._told: set[str] = set()

    def __call__(self, who: Caller, what: Text, lines: list[str]) -> None:
        now, reader = self._clock.now(), who.reader
        if now.date() != self._day:
            self._day = now.date()
            self._tell(f"\n==== {plain(Date(self._day), reader)} ====")
        at = TimeOfDay(now.astimezone(reader.zone).time())
        self._tell(f"\n{plain(at, reader)} {plain(what, reader)}")
        for line in (*lines[:1], *self._folded(lines[1:])):
            self._tell(f"      | {line}".rstrip())

    def _folded(self, lines: list[str]) -> Iterator[str]:
        for is_known, some in groupby(lines, self._is_known):
            known = list(some)
            yield from [ELLIPSIS] if is_known and len(known) > 1 else known
        self._told.update(lines)

    def _is_known(self, line: str) -> bool:
        """Buttons are shown each time, because somebody presses one of them next."""
        return line in self._told and not line.startswith("[")
