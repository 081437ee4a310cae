"""Two members in the terminal."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from adapters.shared.clock import travel
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from askwell.assembly import Assembly
from bot.cards.forms import ChoiceField
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Template, Text
from bot.engine.events import Caller
from bot.interview.members import Person
from storage.store import SqlStore
from tests.adapters.pseudo.story import NAMES, Story
from tests.adapters.terminal.driver import MONDAY, InTerminal

_SHOWN = {"{who} sees", "{who} receives", "{who} is told"}
"""The headings above what members see, except what they type and fill in themselves."""


class TerminalViewer(InTerminal):
    def __init__(
        self, player: Player, settled: Callable[[], Awaitable[None]], seen: set[str]
    ) -> None:
        super().__init__(player, settled)
        self.seen = seen

    async def presses(self, action: str) -> None:
        pressed = next((b for b in self._player.buttons() if b.action.name == action), None)
        if pressed is None:
            raise LookupError(action)
        await self._player.sends(pressed.action)
        await self._settled()

    def options(self, field: str) -> Sequence[str]:
        """The options in English, because players name them in English."""
        form, reader = self._player.form, Reader(self._player.reader.zone)
        fields = form.fields if form else ()
        [asked] = [each for each in fields if each.name == field]
        assert isinstance(asked, ChoiceField)
        return [plain(each.label, reader) for each in asked.options]


@asynccontextmanager
async def in_terminal(language: str) -> AsyncIterator[Story]:
    clock, terminal, store = StillClock(MONDAY), TerminalMessenger(), SqlStore.open("sqlite://")
    assembly = Assembly(store, clock, {"terminal": terminal})

    def person(user: str) -> TerminalViewer:
        caller = Caller(Person("terminal", "town", user), NAMES[user], "UTC", language)
        seen: set[str] = set()

        def tell(_who: Caller, what: Text, lines: list[str]) -> None:
            if isinstance(what, Template) and what.template in _SHOWN:
                seen.add("\n".join(lines))

        return TerminalViewer(
            terminal.join(assembly.app, caller, tell), assembly.courier.drain, seen
        )

    async def to(when: str) -> None:
        at = datetime.fromisoformat(f"{when}Z")
        await travel(clock, at, assembly.courier.next_due, assembly.courier.drain)

    try:
        yield Story(person("maya"), person("daniel"), to)
    finally:
        await store.close()
