"""Looking at something writes nothing: every handler that is marked as only reading keeps to
that."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.engine.events import Command, Press, Submit
from bot.engine.store.store import WouldWrite
from bot.flows import every_flow
from storage.store import SqlStore
from tests.bot.town import Town
from tests.bot.town_members import Member

_HANDLERS = every_flow().handlers
_LOOKS = {name for (kind, name), each in _HANDLERS.items() if each.only_reads and kind is Press}
_COMMANDS = sorted(name for kind, name in _HANDLERS if kind is Command)


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each attempt to write."""
    found, usual = list[str](), SqlStore.read

    async def read(store: SqlStore, work: Callable[[Any], Any]) -> Any:
        try:
            return await usual(store, work)
        except WouldWrite:
            found.append("would write")
            raise

    monkeypatch.setattr(SqlStore, "read", read)
    return found


def test_handlers_marked_as_reading_write_nothing(
    town: Town, maya: Member, daniel: Member, ana: Member, refused: list[str]
) -> None:
    """The first look may write: a plan is made, or a calendar gets its address."""
    maya.books(daniel)
    ana.books(daniel)
    reached = set[str]()
    for member in (maya, daniel, ana):
        for look in _looks_of(member, reached):
            look()
            refused.clear()
            look()
            assert not refused, f"{member.name} wrote by {look}"
    assert len(reached & _LOOKS) > len(_LOOKS) / 2, sorted(_LOOKS - reached)


def test_no_submitted_form_only_reads() -> None:
    assert not any(each.only_reads for (kind, _), each in _HANDLERS.items() if kind is Submit)


def _looks_of(member: Member, reached: set[str]) -> Iterator[Callable[[], Reply]]:
    """All commands, and everything that their cards and older cards offer to look at."""
    left = [each.action for each in member.delivered_buttons()]
    known = set[Action]()

    def typed(command: str) -> Callable[[], Reply]:
        def look() -> Reply:
            shown = member.types(command)
            left.extend(_offered(shown))
            return shown

        return look

    def pressed(action: Action) -> Callable[[], Reply]:
        def look() -> Reply:
            shown = member.sends(action)
            left.extend(_offered(shown))
            return shown

        return look

    yield from map(typed, _COMMANDS)
    while left:
        action = left.pop()
        if action.name in _LOOKS and action not in known:
            known.add(action)
            reached.add(action.name)
            yield pressed(action)


def _offered(shown: Reply) -> list[Action]:
    buttons = shown.all_buttons() if isinstance(shown, Card) else ()
    return [each.action for each in buttons]
