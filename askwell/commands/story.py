"""One whole interview, played in the terminal."""

from collections.abc import Callable
from dataclasses import replace

from adapters.shared.clock import travel
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.narrator import Narrator
from adapters.terminal.story import DANIEL, INGRID, MAYA, STARTS, open_it, play
from askwell.assembly import Assembly
from bot.cards.reader import Reader
from storage.store import SqlStore


async def tell_story(tell: Callable[[str], None], reader: Reader) -> None:
    """Play one interview with a clock and a database of its own, and tell it line by line. Both
    members use the language of `reader`."""
    clock, terminal = StillClock(STARTS), TerminalMessenger()
    store = SqlStore.open("sqlite://")
    try:
        assembly = Assembly(store, clock, {"terminal": terminal})
        narrator = Narrator(clock, tell)
        await open_it(terminal.join(assembly.app, INGRID, lambda who, what, lines: None))
        maya, daniel = (
            terminal.join(assembly.app, replace(member, locale=reader.language), narrator)
            for member in (MAYA, DANIEL)
        )
        await play(
            maya,
            daniel,
            lambda to: travel(clock, to, assembly.courier.next_due, assembly.courier.drain),
        )
    finally:
        await store.close()
