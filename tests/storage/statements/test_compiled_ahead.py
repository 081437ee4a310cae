"""What the first timers and cards need is compiled before they are due, because everybody waits for
them."""

import gc
from typing import Any

import pytest

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.portions import InstantMessenger
from bot.engine.decisions import Timer
from bot.engine.timer_names import TimerName
from bot.interview.model import Stage
from storage.statements import prepared, wordings
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.store import SqlStore
from tests.storage.scene import MINUTE, NOON, interview, member, post, raw, set_timers


async def forget_what_is_known(store: SqlStore) -> None:
    """As in a new process, whatever earlier tests and this one have read."""
    await raw(store, lambda db: wordings.forget_known(db.engine))
    for each in gc.get_objects():
        if isinstance(each, PreparedWithLists):
            each._whole.clear()
            each._ready.clear()
        elif isinstance(each, Prepared | PreparedChange):
            each._compiled.clear()


async def test_the_first_timers_and_cards_compile_no_statement(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []

    def noting(compile_one: Any) -> Any:
        def noted(statement: object, *given: object) -> object:
            compiled.append(str(statement))
            return compile_one(statement, *given)

        return noted

    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="law")
    await interview(store, maya, daniel, stage=Stage.BOOKED, start=NOON + 55 * MINUTE)
    await set_timers(store, maya, Timer("i1", TimerName.HOUR_BEFORE, NOON))
    await post(store, daniel, "before")
    await forget_what_is_known(store)
    await store.get_ready()
    for name in ("compile_statement", "compile_whole"):
        monkeypatch.setattr(prepared, name, noting(getattr(prepared, name)))
    courier = Assembly(store, StillClock(NOON), {"slack": InstantMessenger()}).courier
    await courier.drain()
    assert not compiled
    assert await courier.next_due() is None
