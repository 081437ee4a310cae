"""Feeds, and the times at which members are busy."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event
from typing import Any

from sqlalchemy import select, text

from bot.engine.contexts.interview import SchedulingContext
from bot.engine.contexts.member import CalendarContext, MemberContext
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision
from bot.engine.store.ports import GaveUp
from bot.engine.store.store import LoadRequest
from bot.interview.members import Member
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import (
    BUSY_TIMES_COUNT_FOR,
    READ_EVERY,
    STARTED_READING_COUNTS_FOR,
    Feed,
    Flaw,
    ReadingStart,
    Source,
    Trouble,
)
from storage.store import SqlStore
from storage.tables import calendar_starts
from tests.storage.scene import (
    MINUTE,
    NOON,
    by,
    card,
    claim,
    decide,
    interview,
    keys,
    member,
    next_due,
    post,
    raw,
    read,
    read_as,
    settle,
    sleep,
    wake,
)

HOUR = timedelta(hours=1)
URL = "https://feed.example/a.ics"
HELD = [Busy(NOON + HOUR, NOON + 2 * HOUR), Busy(NOON + 5 * HOUR, NOON + 6 * HOUR)]


async def gives(store: SqlStore, who: Member, url: str = URL, name: str = "Work") -> Source:
    await decide(store, who, Decision(save=(Source(who.id, url, name),)))
    return (await read_as(store, CalendarContext, by(who))).sources[-1]


def read_at(source: Source, at: datetime = NOON, **state: Any) -> Source:
    return replace(source, read_at=at, due_at=at + READ_EVERY, failures=0, trouble=None, **state)


def failed(source: Source, at: datetime = NOON) -> Source:
    return replace(
        source,
        failures=source.failures + 1,
        trouble=Trouble.REFUSED,
        due_at=at + READ_EVERY,
    )


async def busy_of(store: SqlStore, who: Member, now: object = NOON) -> tuple[Busy, ...]:
    state = await read(store, LoadRequest(RequestContext, by(who)), now)  # type: ignore[arg-type]
    assert isinstance(state, RequestContext)
    return state.my_busy


async def test_a_token_opens_the_feed_of_its_owner_only(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="Design")
    noor = await member(store, "noor")
    await interview(store, maya, daniel)
    await interview(store, noor, daniel, "i2")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t" * 43),)))

    found = await store.feed_of("t" * 43)
    assert found
    assert found.me == maya
    assert [each.id for each in found.interviews] == ["i1"]
    assert found.others == {daniel.id: daniel}
    assert await store.feed_of("T" * 43) is None


async def test_a_new_token_closes_the_old_feed_and_no_token_closes_it(store: SqlStore) -> None:
    maya = await member(store, "maya")
    assert (await read_as(store, CalendarContext, by(maya))).since is None
    for token in ("a", "b"):
        await decide(store, maya, Decision(save=(Feed(maya.id, token),)))
    assert await store.feed_of("a") is None
    assert await store.feed_of("b")
    assert (await read_as(store, CalendarContext, by(maya))).since == NOON
    await decide(store, maya, Decision(save=(Feed(maya.id, None),)))
    assert await store.feed_of("b") is None


async def test_a_feed_is_closed_while_its_owners_space_sleeps(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t"),)))
    await sleep(store, ["T1"])
    assert await store.feed_of("t") is None
    await wake(store, ["T1"])
    assert await store.feed_of("t")


async def test_a_feed_is_closed_once_its_owner_left_and_until_they_are_back(
    store: SqlStore,
) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t"),)))
    await post(store, maya, "closed messages")
    await settle(store, *(GaveUp(each, NOON) for each in await claim(store)))
    assert await store.feed_of("t"), "whoever only takes no messages is here"
    await post(store, maya, "gone")
    await settle(store, *(GaveUp(each, NOON, gone=True) for each in await claim(store)))
    assert await store.feed_of("t") is None
    await read_as(store, CalendarContext, by(maya))
    assert await store.feed_of("t"), "who acts is here"


async def test_every_token_is_fresh(store: SqlStore) -> None:
    maya = await member(store, "maya")
    fresh = {(await read_as(store, CalendarContext, by(maya))).fresh for _ in range(5)}
    assert len(fresh) == 5
    assert all(len(each) == 43 for each in fresh)


async def test_the_token_itself_is_not_kept(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t" * 43),)))
    kept = await raw(store, lambda db: db.execute(text("SELECT hash FROM feed_token")).all())
    assert len(kept) == 1
    assert "ttt" not in str(kept)


async def test_flows_get_the_busy_times_that_were_read(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="Design")
    await interview(store, maya, daniel)
    await store.keep_busy(read_at(await gives(store, daniel)), HELD, None, NOON)

    asking = await read_as(store, RequestContext, by(maya), member=daniel.id)
    assert (asking.my_busy, asking.other_busy) == ((), tuple(HELD))
    moving = await read_as(store, SchedulingContext, by(maya), about="i1")
    assert (moving.seeker_busy, moving.host_busy) == ((), tuple(HELD))
    assert await busy_of(store, daniel, NOON + 3 * HOUR) == (HELD[1],), "what is over is left out"


async def test_the_next_reading_replaces_the_last(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = read_at(await gives(store, maya))
    await store.keep_busy(given, HELD, None, NOON)
    await store.keep_busy(given, HELD[1:], None, NOON)
    assert await busy_of(store, maya) == tuple(HELD[1:])
    await store.keep_busy(given, [], None, NOON)
    assert await busy_of(store, maya) == ()


async def test_calendars_are_due_when_they_say_so_the_longest_waiting_first(
    store: SqlStore,
) -> None:
    maya, noor = await member(store, "maya"), await member(store, "noor")
    first = read_at(await gives(store, maya))
    await store.keep_busy(first, [], None, NOON)
    second = await gives(store, noor, "https://feed.example/b.ics")
    later = NOON + READ_EVERY
    assert await store.sources(later - MINUTE, 10) == [second]
    assert await store.sources(later, 10) == [second, first]
    assert "feed.example" not in repr(first)


async def test_nothing_is_read_while_a_space_sleeps_or_once_its_member_has_left(
    store: SqlStore,
) -> None:
    maya, noor = await member(store, "maya"), await member(store, "noor", "T2")
    hers, theirs = await gives(store, maya), await gives(store, noor)
    await decide(store, maya, Decision(save=(replace(maya, left=True),)))
    await sleep(store, ["T2"])
    assert await store.sources(NOON, 10) == []
    await wake(store, ["T2"])
    assert await store.sources(NOON, 10) == [theirs]
    await read_as(store, CalendarContext, by(maya))
    assert await store.sources(NOON, 10) == [hers, theirs], "who acts is here again"


async def test_a_failure_is_counted_told_and_forgotten_once_it_works(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = failed(await gives(store, maya))
    await store.keep_busy(given, None, None, NOON)
    assert await claim(store) == []
    later = NOON + READ_EVERY
    (found,) = await store.sources(later, 10)
    assert found == given
    await store.keep_busy(failed(found, later), None, card("cannot read"), later)
    assert len(keys(await claim(store, later))) == 1
    await store.keep_busy(read_at(found, later), [], None, later)
    (found,) = await store.sources(later + READ_EVERY, 10)
    assert (found.failures, found.trouble, found.read_at) == (0, None, later)


async def test_flaws_of_a_calendar_are_stored(store: SqlStore) -> None:
    maya = await member(store, "maya")
    flaws = frozenset({Flaw.NO_START, Flaw.TOO_MUCH})
    given = read_at(await gives(store, maya), flaws=flaws, told=flaws | {Flaw.TOO_FINE})
    await store.keep_busy(given, HELD, None, NOON)
    assert (await read_as(store, CalendarContext, by(maya))).sources == (given,)


async def test_the_owner_hears_of_what_was_read_if_it_is_still_theirs(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = read_at(await gives(store, maya))
    await store.keep_busy(given, HELD, card("could read"), NOON)
    assert len(keys(await claim(store))) == 1
    await decide(store, maya, Decision(save=(replace(given, url="https://feed.example/n.ics"),)))
    await store.keep_busy(given, HELD, card("could read"), NOON + MINUTE)
    assert await claim(store, NOON + MINUTE) == []


async def test_busy_times_count_for_three_days_without_another_reading(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = read_at(await gives(store, maya))
    far = [Busy(NOON + BUSY_TIMES_COUNT_FOR, NOON + BUSY_TIMES_COUNT_FOR + HOUR)]
    await store.keep_busy(given, far, None, NOON)
    await store.keep_busy(
        failed(given, NOON + BUSY_TIMES_COUNT_FOR), None, None, NOON + BUSY_TIMES_COUNT_FOR
    )
    assert await busy_of(store, maya, NOON + BUSY_TIMES_COUNT_FOR) == tuple(far)
    assert await busy_of(store, maya, NOON + BUSY_TIMES_COUNT_FOR + MINUTE) == ()


async def test_a_reading_of_a_changed_address_is_dropped(
    store: SqlStore,
) -> None:
    maya = await member(store, "maya")
    old = read_at(await gives(store, maya), flaws=frozenset({Flaw.NO_START}))
    await store.keep_busy(old, HELD, None, NOON)
    await decide(store, maya, Decision(save=(replace(old, url="https://feed.example/n.ics"),)))
    assert await busy_of(store, maya) == ()
    await store.keep_busy(old, HELD, None, NOON)
    await store.keep_busy(failed(old), None, card("cannot read"), NOON)
    assert await busy_of(store, maya) == ()
    assert await claim(store) == []
    (new,) = await store.sources(NOON, 10)
    begun = Source(maya.id, "https://feed.example/n.ics", "Work", old.id, "Europe/Berlin")
    assert new == begun


async def test_removing_one_calendar_forgets_its_times_only(store: SqlStore) -> None:
    maya = await member(store, "maya")
    work, studies = await gives(store, maya), await gives(store, maya, URL + "?2", "Studies")
    overlapping = [Busy(NOON + HOUR, NOON + 3 * HOUR)]
    await store.keep_busy(read_at(work), HELD, None, NOON)
    await store.keep_busy(read_at(studies), overlapping, None, NOON)
    assert await busy_of(store, maya) == (HELD[0], *overlapping, HELD[1])
    await decide(store, maya, Decision(save=(replace(work, url=""),)))
    assert await busy_of(store, maya) == tuple(overlapping)
    await decide(store, maya, Decision(save=(replace(studies, url=""),)))
    assert await store.sources(NOON, 10) == []
    assert await busy_of(store, maya) == ()
    assert (await gives(store, maya)).id not in (work.id, studies.id), "a button names one for ever"


async def test_nobody_removes_another_members_calendar(store: SqlStore) -> None:
    maya, noor = await member(store, "maya"), await member(store, "noor")
    given = read_at(await gives(store, maya))
    await store.keep_busy(given, HELD, None, NOON)
    await decide(store, noor, Decision(save=(replace(given, member=noor.id, url=""),)))
    assert await busy_of(store, maya) == tuple(HELD)


async def test_days_are_those_of_the_members_zone(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(replace(maya, zone="Asia/Tokyo"),)))
    assert (await gives(store, maya)).zone == "Asia/Tokyo"
    assert (await read_as(store, MemberContext, by(maya))).me.zone == "Asia/Tokyo"


async def test_reading_a_feed_or_the_agenda_waits_for_no_writer(
    store: SqlStore, second_store: SqlStore
) -> None:
    maya = await member(store, "maya")
    await post(store, maya, "a")
    go_on = Event()
    writing = asyncio.create_task(second_store.run(lambda _: go_on.wait(60)))
    try:
        async with asyncio.timeout(30):
            assert await store.feed_of("t" * 43) is None
            assert await next_due(store, ["slack"]) == NOON
            assert await store.sources(NOON, 10) == []
    finally:
        go_on.set()
        await writing


async def test_when_a_reading_was_started_is_kept_for_a_day(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(ReadingStart(maya.id, NOON),)))
    kept = []
    for now in (NOON + STARTED_READING_COUNTS_FOR - MINUTE, NOON + STARTED_READING_COUNTS_FOR):
        await store.run(lambda unit, now=now: unit.retention.forget_reading_starts(now))  # type: ignore[misc]
        kept.append(await raw(store, lambda db: len(db.execute(select(calendar_starts)).all())))
    assert kept == [1, 0]
