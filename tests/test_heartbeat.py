"""A disk that is full while Askwell runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, insert

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.monitoring import heartbeat
from askwell.monitoring.heartbeat import Heartbeat
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.engine import firing
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.errors import StoreAway
from bot.engine.timer_names import TimerName
from storage import unit_of_work
from storage.connections.availability import Availability
from storage.store import SqlStore
from storage.tables import wordings
from tests.full_disk import files_of_at_most
from tests.storage.scene import MINUTE, NOON, card, interview, member, post, set_timers

PATIENCE = 20


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = SqlStore.open(f"sqlite:///{tmp_path}/askwell.db")
    yield store
    await store.close()


async def limit(store: SqlStore, pages: int) -> None:
    """SQLite fails in the same way when it may not use more pages as on a full disk."""
    await store._executor.run(lambda db: db.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))


def write_much(db: Connection) -> None:
    words = {"id": str(uuid4()), "words": "a" * 100_000}
    db.execute(insert(wordings).values(words))


async def test_a_full_disk_is_said_until_there_is_room(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    """The sign of life itself may still find room when nothing else does."""
    clock = StillClock(NOON)
    assembly = Assembly(store, clock, {})
    maya = await member(store, "maya")
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON))
    heartbeat = assembly._heartbeat
    await heartbeat.beat()
    assert (heartbeat.troubles, caplog.messages) == ([], [])

    await limit(store, 1)
    for _ in range(3):
        with pytest.raises(StoreAway):
            await store._executor.run(write_much)
        await assembly._run_due()
        await heartbeat.beat()
    (said,) = caplog.messages
    assert "the disk is full. Make room" in said
    (shown,) = heartbeat.troubles
    assert plain(shown, ANYBODY) == "The database cannot be written to. The log says why."

    await limit(store, 100_000)
    await store._executor.run(write_much)
    await heartbeat.beat()
    assert heartbeat.troubles == []
    assert caplog.messages[1:] == ["The database can be used again."]


async def test_all_that_is_due_fails_in_silence_while_the_database_is_away(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    clock = StillClock(NOON + MINUTE)
    assembly = Assembly(store, clock, {})
    maya = await member(store, "maya")
    await post(store, maya, "a", now=NOON)
    await store._executor.run(lambda db: db.exec_driver_sql("PRAGMA query_only = ON"))
    for _ in range(3):
        await assembly._run_due()
        await assembly._forget(assembly.housekeeping.forget_old)
        await assembly.courier.leave()
        await assembly._heartbeat.beat()
    (said,) = caplog.messages
    assert "it may only be read" in said


async def test_a_full_disk_that_undoes_a_savepoint_puts_no_timer_off(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fill(db: Connection, *_: object) -> None:
        db.exec_driver_sql("PRAGMA cache_size = 1")
        for _part in range(20):
            write_much(db)

    maya = await member(store, "maya")
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON))
    monkeypatch.setattr(
        firing, "decide", lambda *_: Decision(posts=(Post(maya.id, "a", card("a")),))
    )
    await limit(store, 1)
    with monkeypatch.context() as filling:
        filling.setattr(unit_of_work, "save", fill)
        await Assembly(store, StillClock(NOON), {})._run_due()
    (said,) = caplog.messages
    assert "the disk is full" in said
    agenda = await store.read(lambda unit: unit.agenda(NOON, ()))
    assert agenda.fires(NOON)


async def test_a_log_that_cannot_be_emptied_is_said_like_any_outage(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    """SQLite's write-ahead log still has room, and the database file has none."""
    await member(store, "maya")
    with files_of_at_most(1), pytest.raises(StoreAway):
        await store.mark_alive(NOON)
    (said,) = caplog.messages
    assert "the disk fails to read or to write it" in said
    await store.mark_alive(NOON)


async def test_due_work_is_tried_between_two_signs_of_life_during_an_outage(
    store: SqlStore,
) -> None:
    """Otherwise a nearly full disk would be said to be full, and not to be, again and again."""
    assembly = Assembly(store, StillClock(NOON), {})
    store.availability.failed("The disk is full.")
    await assembly._heartbeat.beat()
    assert assembly.woken.is_set()

    assembly.woken.clear()
    await assembly._heartbeat.beat()
    assert not store.availability.is_away
    assert not assembly.woken.is_set()


async def test_another_failure_of_the_sign_of_life_is_also_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    words = "Something that maya wrote"

    async def fail() -> None:
        raise LookupError(words)

    heartbeat = Heartbeat(fail, Availability(), lambda: None)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            await heartbeat.beat()
    (said,) = caplog.messages
    assert "LookupError" in said
    assert words not in said
    assert heartbeat.troubles


async def test_a_database_that_hangs_is_said_to_be_away(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hangs = asyncio.Event()

    async def live() -> None:
        await hangs.wait()

    beating = Heartbeat(live, store.availability, wake=hangs.set)
    monkeypatch.setattr(heartbeat, "SILENT", 0)
    async with asyncio.timeout(PATIENCE):
        for _ in range(2):
            await beating.beat()
        assert beating.troubles
        hangs.set()
        monkeypatch.setattr(heartbeat, "SILENT", PATIENCE)
        for _ in range(2):
            await beating.beat()
    assert beating.troubles == []
    hung, back = caplog.messages
    assert "has not answered for a minute" in hung
    assert "can be used again" in back
