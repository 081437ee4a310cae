"""Two simulated members in the terminal, for the stories of the contract suite."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from adapters.shared.clock import travel
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from askwell.assembly import Assembly
from bot.engine.events import Caller
from bot.interview.members import Person
from storage.store import SqlStore
from tests.adapters.driver import Stage

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class InTerminal:
    def __init__(self, player: Player, settled: Callable[[], Awaitable[None]]) -> None:
        self._player = player
        self._settled = settled

    async def says(self, words: str) -> None:
        await self._player.types(words)

    async def presses(self, label: str) -> None:
        await self._player.presses(label)
        await self._settled()

    async def fills(self, **fields: str | Sequence[str]) -> None:
        chosen = {name: _tuple(value) for name, value in fields.items()}
        await self._player.fills(**chosen)
        await self._settled()

    def options(self, field: str) -> Sequence[str]:
        return self._player.options(field)

    def holds(self, field: str) -> str:
        form = self._player.form
        assert form
        return next(str(each.initial) for each in form.fields if each.name == field)

    def sees(self, words: str) -> bool:
        return words in self._player.text()

    def can_press(self, label: str) -> bool:
        return label in self._player.labels()


@asynccontextmanager
async def in_terminal() -> AsyncIterator[Stage]:
    clock, terminal, store = StillClock(MONDAY), TerminalMessenger(), SqlStore.open("sqlite://")
    assembly = Assembly(store, clock, {"terminal": terminal})

    def person(name: str, zone: str) -> InTerminal:
        caller = Caller(Person("terminal", "contract", name), name, zone)
        player = terminal.join(assembly.app, caller, lambda who, what, lines: None)
        return InTerminal(player, assembly.courier.drain)

    async def to(when: str) -> None:
        at = datetime.fromisoformat(f"{when}Z")
        await travel(clock, at, assembly.courier.next_due, assembly.courier.drain)

    try:
        yield person("Maya", "Africa/Nairobi"), person("Daniel", "Europe/Berlin"), to
    finally:
        await store.close()


def _tuple(value: str | Sequence[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)
