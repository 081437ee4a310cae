"""What a supervisor learns over a real socket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from adapters.shared.connecting.presence import Presence
from adapters.terminal.clock import StillClock
from adapters.web.health import Health
from adapters.web.health_pages import reasons
from adapters.web.server import serving
from bot.cards.rich_text import say
from tests.languages import speaking
from tests.storage.scene import MINUTE, NOON

SECOND = timedelta(seconds=1)
WELL: tuple[int, list[str]] = (200, [])


@dataclass
class Scene:
    """Askwell, as its health page sees it."""

    clock: StillClock = field(default_factory=lambda: StillClock(NOON))
    slack: Presence = field(default_factory=lambda: Presence(NOON))
    still: float = 0.0
    due: datetime | None = None
    broken: bool = False
    address: str = ""

    @classmethod
    @asynccontextmanager
    async def served(cls) -> AsyncIterator["Scene"]:
        scene = cls()
        health = Health(scene.clock, lambda: scene.still, scene.next_due, {"Slack": scene.slack})
        async with serving(health.routes(), "127.0.0.1", 0) as scene.address:
            yield scene

    async def next_due(self) -> datetime | None:
        if self.broken:
            raise ConnectionError("secret")
        return self.due

    async def asked(self, page: str, **headers: str) -> tuple[int, Any]:
        async with (
            ClientSession(headers=headers) as session,
            session.get(self.address + page) as answer,
        ):
            assert answer.content_type == "application/json"
            return answer.status, reasons(await answer.text())


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with Scene.served() as scene:
        yield scene


async def test_only_a_courier_that_stands_still_is_a_reason_to_restart(scene: Scene) -> None:
    scene.broken, scene.due = True, NOON - 9 * MINUTE
    scene.clock.move_to(NOON + 9 * MINUTE)
    scene.still = 120.0
    assert await scene.asked("/healthz") == WELL
    scene.still = 121.0
    assert await scene.asked("/healthz") == (503, ["Nothing was done for 121 seconds."])


async def test_a_platform_may_be_away_for_two_minutes(scene: Scene) -> None:
    scene.clock.move_to(NOON + 2 * MINUTE)
    assert await scene.asked("/readyz") == WELL
    scene.clock.move_to(NOON + 2 * MINUTE + SECOND)
    away = "Slack has been away since Tuesday 24 November 2026, 12:00 UTC."
    assert await scene.asked("/readyz") == (503, [away])
    scene.slack.came()
    assert await scene.asked("/readyz") == WELL


async def test_a_wrong_clock_is_reported_while_a_platform_says_so(scene: Scene) -> None:
    scene.slack.came()
    scene.slack.note_clock(say("The clock is wrong."))
    assert await scene.asked("/readyz") == (503, ["The clock is wrong."])
    scene.slack.note_clock(None)
    assert await scene.asked("/readyz") == WELL


async def test_cards_overdue_for_five_minutes_are_reported(scene: Scene) -> None:
    scene.slack.came()
    scene.due = NOON
    scene.clock.move_to(NOON + 5 * MINUTE)
    assert await scene.asked("/readyz") == WELL
    scene.clock.move_to(NOON + 5 * MINUTE + SECOND)
    overdue = "Something has been overdue since Tuesday 24 November 2026, 12:00 UTC."
    assert await scene.asked("/readyz") == (503, [overdue])


async def test_health_reasons_are_in_the_language_of_the_request(
    scene: Scene, tmp_path: Path
) -> None:
    scene.clock.move_to(NOON + 3 * MINUTE)
    away = {"{platform} has been away since {since}.": "{platform} ist seit {since} weg."}
    with speaking(tmp_path, "de", away):
        _, told = await scene.asked("/readyz", **{"Accept-Language": "de-AT, en;q=0.5"})
        assert told == ["Slack ist seit Dienstag, 24. November 2026, 12:00 UTC weg."]
        assert (await scene.asked("/readyz"))[1][0].startswith("Slack has been away")


async def test_a_database_that_is_away_is_said_without_its_words(scene: Scene) -> None:
    scene.slack.came()
    scene.broken = True
    assert await scene.asked("/readyz") == (503, ["The database does not answer."])


@pytest.mark.parametrize("answer", ["", "Welcome", "[]", "{}", '{"well": false}', "null"])
def test_a_foreign_answer_is_recognised(answer: str) -> None:
    assert reasons(answer) is None
