"""A member whose unit of work fails gets a kind answer, and nobody else is stopped."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from adapters.playground import Playground
from adapters.shared.answering.error_card import TROUBLE
from askwell.assembly import Assembly, SystemClock
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import say
from bot.engine.errors import MaybeDone
from bot.engine.store.store import LoadRequest
from storage.contexts.loader import SqlContexts
from storage.store import SqlStore
from tests.adapters.test_contract import STAGES, StageOf

PATIENCE = 30


load = SqlContexts.load


def fails(of: SqlContexts, request: LoadRequest, now: datetime) -> Any:
    """Fails for Maya only."""
    if request.by.name.startswith("Maya"):
        return next(iter(()))
    return load(of, request, now)


@pytest.mark.parametrize("platform", STAGES)
async def test_an_error_is_shown_to_the_member_who_acts_and_stops_nobody_else(
    platform: StageOf,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with platform() as (maya, daniel, _), asyncio.timeout(PATIENCE):
        monkeypatch.setattr(SqlContexts, "load", fails)
        await maya.says("settings of mine")
        await daniel.says("settings")
        assert maya.sees(plain(TROUBLE, ANYBODY).split(".")[0]), "a terminal may break the rest"
        assert daniel.sees("Your settings")
        monkeypatch.undo()
        await maya.says("settings")
        assert maya.sees("Your settings")
    assert "RuntimeError" in caplog.text
    assert "of mine" not in caplog.text, "the log tells nobody's words"


@pytest.mark.parametrize("platform", STAGES[1:])
async def test_nobody_reads_that_nothing_was_changed_if_that_is_not_known(
    platform: StageOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> Any:
        raise MaybeDone(say("The connection is lost."))

    async with platform() as (maya, _, _), asyncio.timeout(PATIENCE):
        monkeypatch.setattr(SqlContexts, "load", lost)
        await maya.says("settings")
        assert maya.sees("please look before you try again")
        assert not maya.sees("Nothing was changed")


@asynccontextmanager
async def playground(path: str) -> AsyncIterator[ClientSession]:
    store, world = SqlStore.open(f"sqlite:///{path}"), Playground(path, SystemClock())
    try:
        assembly = Assembly(store, world.clock, {"playground": world.messenger})
        served = world.serving(("127.0.0.1", 0), assembly.app, assembly.courier)
        async with served as address, ClientSession(address) as http:
            yield http
    finally:
        await store.close()
        world.close()


async def test_the_playground_of_one_does_not_freeze_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def says(user: str) -> tuple[int, Any]:
        event = {"kind": "say", "user": user, "id": f"{user}-1", "text": "settings"}
        async with http.post("/api/events", json=event) as answer:
            return answer.status, await answer.json()

    async with playground(str(tmp_path / "playground.db")) as http, asyncio.timeout(PATIENCE):
        monkeypatch.setattr(SqlContexts, "load", fails)
        status, answer = await says("maya")
        assert (status, "please try again" in answer["why"]) == (500, True)
        assert await says("daniel") == (200, {"kind": "nothing"})
        monkeypatch.undo()
        assert await says("maya") == (200, {"kind": "nothing"}), "what is sent again is answered"
