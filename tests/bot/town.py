"""A town of simulated members, so that a test reads like the story it tests.

The core, the courier and an SQLite database in memory are real; the clock stands still until
it is moved.
"""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from adapters.time_travel import travel
from askwell import Assembly
from bot.events import Caller
from bot.model import Person
from bot.ui import Action, Card, Form, Reply
from storage.store import SqlStore

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

Value = str | tuple[str, ...]


class Town:
    def __init__(self, runner: asyncio.Runner, store: SqlStore) -> None:
        self.runner = runner
        self.store = store
        self.clock = StillClock(MONDAY)
        self.terminal = TerminalMessenger()
        self.assembly = Assembly(store, self.clock, {"terminal": self.terminal})

    def member(
        self, name: str, zone: str | None = "Europe/Berlin", space: str = "town"
    ) -> "Member":
        caller = Caller(Person("terminal", space, name.lower()), name, zone)
        player = self.terminal.join(self.assembly.app, caller, lambda who, what, lines: None)
        return Member(self, player)

    def host(self, name: str, zone: str = "Europe/Berlin", **differing: Value) -> "Member":
        host = self.member(name, zone)
        host.hosts(**differing)
        return host

    def to(self, when: str | datetime) -> None:
        """Live through everything until then, such as "2026-11-24 17:00" in UTC."""
        at = datetime.fromisoformat(f"{when}Z") if isinstance(when, str) else when
        self.runner.run(travel(self.clock, at, self.store.next_due, self.assembly.courier.drain))

    def after(self, **time: float) -> None:
        self.to(self.clock.now() + timedelta(**time))


class Member:
    """What a member does and sees. What is done arrives everywhere before the next line."""

    def __init__(self, town: Town, player: Player) -> None:
        self._town = town
        self._player = player
        self.name = player.caller.name

    def types(self, text: str) -> Reply:
        return self._live(self._player.types(text))

    def presses(self, label: str) -> Reply:
        return self._live(self._player.presses(label))

    def sends(self, action: Action) -> Reply:
        return self._live(self._player.sends(action))

    def fills(self, **values: Value) -> Reply:
        return self._live(self._player.fills(**values))

    def hosts(self, **differing: Value) -> None:
        profile: dict[str, Value] = {
            "headline": "UX researcher at a hospital",
            "field": "UX research",
            "topics": "interviewing users, changing careers",
            "gladly": "How teaching prepared me",
        }
        hours: dict[str, Value] = {
            "hours": "Mon-Fri 9:00-18:00",
            "place_detail": "https://meet.example",
        }
        for name, value in differing.items():
            (profile if name in profile else hours)[name] = value
        self.types("host")
        self.presses("Become a host")
        self.fills(**profile)
        self.presses("Set my hours")
        assert isinstance(self.fills(**hours), Card)

    def asks(self, host: "Member", **differing: Value) -> Reply:
        """Ask for the first free slot, unless the values say otherwise."""
        opened = self.types(f"ask {host.name}")
        if not isinstance(opened, Form):
            return opened
        values: dict[str, Value] = {
            "connection": "We are in the same community.",
            "wish": "How you found your way into this work.",
        }
        if "own_times" not in differing:
            values["slots"] = self._player.options("slots")[:1]
        return self.fills(**(values | differing))

    def options(self, field: str = "slots") -> tuple[str, ...]:
        """The options of the open form, as this member reads them."""
        return self._player.options(field)

    def text(self) -> str:
        return self._player.text()

    def sees(self, words: str) -> bool:
        return words in self.text()

    def last(self) -> str:
        """The newest card in the conversation."""
        return self._player.text().rsplit("\n\n", 1)[-1]

    def labels(self) -> list[str]:
        return self._player.labels()

    def _live(self, doing: Coroutine[None, None, Reply]) -> Reply:
        reply = self._town.runner.run(doing)
        self._town.runner.run(self._town.assembly.courier.drain())
        return reply


@contextmanager
def a_town() -> Iterator[Town]:
    with asyncio.Runner() as runner:
        store = SqlStore.open("sqlite://")
        try:
            yield Town(runner, store)
        finally:
            runner.run(store.close())
