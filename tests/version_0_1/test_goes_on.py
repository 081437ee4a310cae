"""What version 0.1 left behind goes on: a database with eight members, interviews at every stage,
cards that are not delivered yet, timers, and the buttons that its members still see.

`database.sql` and `buttons.json` were written by version 0.1 itself, on Thursday 26 November 2026,
14:00 UTC, and are never changed.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.discord import custom_ids as discord_ids
from adapters.slack import action_ids as slack_ids
from bot.cards.buttons import Action
from bot.texts import notices
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

HERE = Path(__file__).parent
WRITTEN_AT = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
BUTTONS: dict[str, list[dict[str, Any]]] = json.loads((HERE / "buttons.json").read_text("utf-8"))
EVERY_BUTTON = [
    pytest.param(name, each, id=f"{name} {each['name']} {each['arg']}")
    for name, held in BUTTONS.items()
    for each in held
]
NOT_DELIVERED = {
    "Lena": "Ben would like to learn from you",
    "Daniel": "Zoe would like to learn from you",
}


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database after Askwell was started on it."""
    path = tmp_path_factory.mktemp("version_0_1") / "askwell.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((HERE / "database.sql").read_text("utf-8"))
    with a_town(f"sqlite:///{path}"):
        return path


@pytest.fixture
def town(tmp_path: Path, upgraded: Path) -> Iterator[Town]:
    shutil.copy(upgraded, tmp_path)
    with a_town(f"sqlite:///{tmp_path}/askwell.db") as town:
        town.clock.move_to(WRITTEN_AT)
        yield town


def members(town: Town) -> dict[str, Member]:
    return {name: town.member(name) for name in BUTTONS}


def test_cards_that_were_not_delivered_are(town: Town) -> None:
    everybody = members(town)
    town.drain()
    for name, title in NOT_DELIVERED.items():
        assert [each for each in everybody[name].notified() if each.startswith(title)], name


def test_every_timer_fires(town: Town) -> None:
    """Nobody does anything for months: every request ends, and every nudge is sent. A timer that no
    flow knows any more, or that fails, would be logged as an error, and this test would fail."""
    everybody = members(town)
    before = town.timers()
    assert len(before) == 34
    town.after(days=200)
    assert not before & town.timers()
    assert all(
        each.stage.name in {"EXPIRED", "HELD", "THANKED", "DRAFT"} for each in town.interviews()
    )
    assert {name for name, each in everybody.items() if each.notified()} == {*BUTTONS}
    for name in ("Omar", "Ana"):
        assert everybody[name].notified() == ["Thank you for this year"], "nothing else waits"


@pytest.mark.parametrize(("name", "button"), EVERY_BUTTON)
def test_every_button_still_does_what_it_says(
    town: Town, name: str, button: dict[str, Any]
) -> None:
    action = Action(button["name"], button["about"], button["revision"], button["arg"])
    assert slack_ids.read(button["slack"]) == action
    assert discord_ids.read_action(button["discord"]) == action
    member = members(town)[name]
    town.drain()
    before = len(member.received())
    reply = member.sends(action)
    assert reply or len(member.received()) > before, "a press is answered, here or by a card"
    assert reply != notices.not_yours()
    assert "Things have moved on" not in member.reads(reply)
