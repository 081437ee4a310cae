"""What of a form is read for danger, and where: a thread is only used for what takes longer to read
than the thread takes to begin."""

import asyncio
from typing import Any

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.engine.events import Caller, Submit
from bot.flows import every_flow
from bot.interview.members import Person
from bot.language import intents
from bot.texts.plain_words import worries
from bot.worries_first import alarm_in

MAYA = Caller(Person("terminal", "town", "maya"), "Maya")
WISH = "I want to die"
LONG = "It was a long day. " * 40 + WISH


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was done on threads."""
    begun: list[object] = []

    async def to_thread(work: Any, *given: object) -> Any:
        begun.append(work)
        return work(*given)

    monkeypatch.setattr(asyncio, "to_thread", to_thread)
    return begun


async def worry(name: ActionName, **values: str | tuple[str, ...]) -> object:
    handler = every_flow().handlers[Submit, name]
    alarm = await alarm_in(Submit("1", MAYA, Action(name), values), handler)
    return alarm and alarm.worry


async def test_a_short_form_is_read_at_once_and_a_long_one_on_a_thread(
    threads: list[object],
) -> None:
    assert await worry(ActionName.SETTINGS, zone=WISH) is worries.crisis
    assert threads == []
    assert await worry(ActionName.SETTINGS, zone=LONG) is worries.crisis
    assert len(threads) == 1


async def test_what_holds_no_words_of_a_member_is_not_read(
    threads: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(intents, "danger_in", read.append)
    dates = "2026-11-24 17:00\n" * 20
    assert await worry(ActionName.SETTINGS, day=dates, language=(LONG,), zone="") is None
    assert await worry(ActionName.SELDOM_SETTINGS, words=LONG) is None
    assert (threads, read) == ([], [])
