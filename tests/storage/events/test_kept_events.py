"""Events that were acknowledged before they were decided: each is decided once, by one process."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime
from threading import Event

import pytest
from sqlalchemy import Connection, select, update

from adapters.terminal.clock import StillClock
from bot.app import Askwell
from bot.cards.buttons import Action
from bot.engine.contexts.member import Context, MemberContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, FromMember, Press, Said, Standing, Submit
from bot.engine.store.ports import KeptEvent
from bot.engine.store.store import LoadRequest
from bot.engine.store.turn import DecidedElsewhere, Turn
from bot.flows import every_flow
from storage.events.kept_events import KEPT_FOR, OWNED_FOR
from storage.store import SqlStore
from storage.tables import kept_events
from tests.storage.scene import NOON, caller, decided, member, raw, read_as

LATER = NOON + OWNED_FOR
MAYA = caller("maya")
READING = LoadRequest(MemberContext, MAYA)
ACTION = Action("mute", "i1", 3, "x")
EVENTS: list[FromMember] = [
    Command("e1", MAYA, "find", "Grüße \N{GRINNING FACE}", "U2", "7"),
    Press("e2", replace(MAYA, zone=None, locale="en-GB"), ACTION),
    Submit("e3", MAYA, ACTION, {"note": "Thank you", "slots": ("a", "b")}),
    Said("e4", MAYA, "I would like to ask Daniel"),
    Said("e5", replace(MAYA, standing=Standing.GUEST, roles=frozenset("7"), joined_at=NOON), "hi"),
]


def mute(state: Context | None) -> Decision:
    assert isinstance(state, MemberContext)
    return Decision(save=(replace(state.me, nudges=False),))


def said(event: str = "e") -> KeptEvent:
    return KeptEvent(Said(event, MAYA, "hello"), "", NOON)


async def decide(store: SqlStore, turn: Turn) -> Decision:
    return await decided(store, READING, mute, NOON, turn)


async def claim(store: SqlStore, now: datetime = LATER) -> list[KeptEvent]:
    return await claimed(store, "slack", ["T1"], now)


async def claimed(
    store: SqlStore, platform: str, spaces: list[str], now: datetime = LATER
) -> list[KeptEvent]:
    return list(await store.run(lambda unit: unit.kept_events.claim(platform, spaces, now)))


def _spoil(db: Connection) -> None:
    spoilt = {"odd": {"event": '{"who": "Daniel"}'}, "of no kind": {"kind": "Wave"}}
    for event, values in spoilt.items():
        db.execute(update(kept_events).where(kept_events.c.id == event).values(values))


async def is_muted(store: SqlStore) -> bool:
    return not (await read_as(store, MemberContext, MAYA)).me.nudges


@pytest.mark.parametrize("event", EVENTS, ids=lambda each: type(each).__name__)
async def test_an_event_comes_back_as_it_was(store: SqlStore, event: FromMember) -> None:
    kept = KeptEvent(event, '{"url": "https://hooks"}', NOON)
    assert await store.keep_event(kept, Turn(event.id))
    assert await claim(store, NOON) == [], "it is left to who kept it"
    assert await claim(store) == [kept]
    assert await claim(store) == [], "it is left to who took it over"
    assert await claim(store, LATER + OWNED_FOR) == [kept]


async def test_one_of_an_earlier_version_is_read(store: SqlStore) -> None:
    """The earlier version stored less about the member who acts."""
    await store.keep_event(said(), Turn("e"))
    await raw(store, _forget_what_is_new)
    assert await claim(store) == [said()]


def _forget_what_is_new(db: Connection) -> None:
    event = json.loads(db.scalars(select(kept_events.c.event)).one())
    for name in ("standing", "runs_space", "roles", "joined_at"):
        del event["by"][name]
    db.execute(update(kept_events).values(event=json.dumps(event)))


async def test_only_those_of_spaces_that_are_served_are_claimed(store: SqlStore) -> None:
    await store.keep_event(said(), Turn("e"))
    for platform, space in (("slack", "T2"), ("discord", "T1")):
        assert not await claimed(store, platform, [space])
    assert not await claimed(store, "slack", [])


async def test_it_goes_with_its_decision(store: SqlStore) -> None:
    turn = Turn("e")
    assert await store.keep_event(said(), turn)
    await decide(store, turn)
    assert await claim(store) == []


async def test_a_decided_event_is_not_kept(store: SqlStore) -> None:
    turn = Turn("e")
    await decide(store, turn)
    assert not await store.keep_event(said(), turn)
    assert await claim(store) == []


async def test_a_decision_that_fails_leaves_it(store: SqlStore) -> None:
    def fail(_: Context | None) -> Decision:
        raise ValueError("a fault")

    turn = Turn("e")
    await store.keep_event(said(), turn)
    with pytest.raises(ValueError, match="a fault"):
        await decided(store, READING, fail, NOON, turn)
    assert await claim(store) == [said()]


async def test_when_two_processes_decide_at_once_one_of_them_wins(
    store: SqlStore, second_store: SqlStore
) -> None:
    await member(store, "maya")
    await store.keep_event(said(), first := Turn("e"))
    second = Turn("e", since=NOON, kept=True)
    outcomes = await asyncio.gather(
        decide(store, first), decide(second_store, second), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["DecidedElsewhere", "Decision"]


async def test_a_late_decision_changes_nothing(store: SqlStore, second_store: SqlStore) -> None:
    await store.keep_event(said(), Turn("e"))
    await second_store.run(lambda unit: unit.kept_events.forget("e"))
    with pytest.raises(DecidedElsewhere):
        await decide(store, Turn("e", since=NOON, kept=True))
    assert not await is_muted(store)


async def test_it_is_kept_while_a_decision_hangs(store: SqlStore, backend: str) -> None:
    """On PostgreSQL it is kept at the same time. SQLite has only one writer, so keeping waits for
    the decision, and is then no longer needed."""
    begun, go_on, turn = Event(), Event(), Turn("e")
    loop_knows = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hang(state: Context | None) -> Decision:
        begun.set()
        loop.call_soon_threadsafe(loop_knows.set)
        assert go_on.wait(10)
        return mute(state)

    deciding = asyncio.create_task(decided(store, READING, hang, NOON, turn))
    await loop_knows.wait()
    keeping = asyncio.create_task(store.keep_event(said(), turn))
    if backend == "postgresql":
        assert await keeping
        assert turn.kept
    go_on.set()
    await deciding
    assert await keeping is (backend == "postgresql")
    assert await claim(store) == []
    assert await is_muted(store)


async def test_events_are_kept_even_if_every_thread_hangs(store: SqlStore) -> None:
    go_on = Event()
    hanging = [asyncio.create_task(store.run(lambda _: go_on.wait(10))) for _ in range(8)]
    assert await store.keep_event(said(), Turn("e"))
    go_on.set()
    await asyncio.gather(*hanging)


async def test_events_of_a_platform_that_nobody_serves_are_deleted(store: SqlStore) -> None:
    await store.keep_event(said(), Turn("e"))
    await claimed(store, "discord", [""], NOON + KEPT_FOR * 2)
    assert await claim(store) == []


async def test_in_memory_it_is_kept_too() -> None:
    store = SqlStore.open("sqlite://")
    await store.keep_event(said(), turn := Turn("e"))
    assert await claim(store) == [said()]
    await decide(store, turn)
    assert await is_muted(store)
    await store.close()


async def test_an_unreadable_event_holds_up_no_other(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    """A later or an earlier version may have kept it."""
    for event in ("odd", "of no kind", "e"):
        await store.keep_event(said(event), Turn(event))
    await raw(store, _spoil)

    assert await claim(store) == [said()]
    assert await claim(store, LATER + OWNED_FOR) == [said()]
    assert len(caplog.messages) == 2, "each is said once"
    assert "Daniel" not in caplog.text


async def test_an_answered_event_deletes_only_itself(store: SqlStore) -> None:
    """A form that was submitted with a mistake is the same event when it is submitted again."""
    app = Askwell(store, StillClock(NOON), every_flow(), lambda _: None)
    form = Submit("e", MAYA, Action("settings"), {"quiet_from": "when it is dark"})
    await app.keep_event(form, "", first := Turn("e"))
    await app.handle(form, first)
    await app.keep_event(form, "again", again := Turn("e"))
    await app.answered(first)
    await app.handle(form, again)
    assert await claim(store) == []
