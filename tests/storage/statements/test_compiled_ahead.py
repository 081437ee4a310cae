"""What the first timers need is compiled before they fire, because everybody waits for them."""

from typing import Any

import pytest

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.decisions import Timer
from bot.engine.timer_names import TimerName
from bot.interview.model import Stage
from storage.starting import first_statements
from storage.statements import prepared
from storage.statements.compiled import compile_statement
from storage.statements.prepared import PreparedByIds, PreparedWithLists
from storage.store import SqlStore
from tests.storage.scene import MINUTE, NOON, interview, member, set_timers


def forget(statement: Any) -> None:
    """As in a new process."""
    if isinstance(statement, PreparedByIds):
        for each in (statement._on_sqlite, statement._on_postgresql):
            each._compiled.clear()
    else:
        of = statement._whole if isinstance(statement, PreparedWithLists) else statement._compiled
        of.clear()


async def test_the_first_timers_compile_no_query(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    compile_one = compile_statement

    def noted(query: object, *given: object) -> object:
        compiled.append(str(query).split()[0])
        return compile_one(query, *given)  # type: ignore[arg-type]

    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="law")
    await interview(store, maya, daniel, stage=Stage.BOOKED, start=NOON + 55 * MINUTE)
    await set_timers(store, maya, Timer("i1", TimerName.HOUR_BEFORE, NOON))
    for each in first_statements._STATEMENTS:
        forget(each)
    await store.get_ready()
    monkeypatch.setattr(prepared, "compile_statement", noted)
    courier = Assembly(store, StillClock(NOON), {}).courier
    assert await courier._due_timers.fire() is False
    assert {"SELECT", "INSERT"}.isdisjoint(compiled)
    assert (await courier.agenda()).next_due is None
