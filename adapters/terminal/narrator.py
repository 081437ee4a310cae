"""Tells what simulated members do and see, each at their own local time."""

from collections.abc import Callable
from datetime import date

from bot.engine.events import Caller
from bot.engine.ports import Clock
from bot.interview.model import zone_or_utc


class Narrator:
    def __init__(self, clock: Clock, say: Callable[[str], None]) -> None:
        self._clock = clock
        self._say = say
        self._day: date | None = None

    def __call__(self, who: Caller, what: str, lines: list[str]) -> None:
        now = self._clock.now()
        if now.date() != self._day:
            self._day = now.date()
            self._say(f"\n==== {now:%A}, {now.day} {now:%B %Y} ====")
        local = now.astimezone(zone_or_utc(who.zone))
        self._say(f"\n{local:%H:%M} {who.name} {what}")
        for line in lines:
            self._say(f"      | {line}".rstrip())
