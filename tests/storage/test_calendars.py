"""Feeds, and when members are busy."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot.calendar.busy import KEPT, READ_EVERY, Source
from bot.calendar.subscription import Feed
from bot.decision import Decision
from bot.model import Busy, Member
from bot.ports import GaveUp, Reading
from bot.state import Asking, Mine, MyCalendar, Scheduling
from storage.store import SqlStore
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
    post,
    read,
    read_as,
)

HOUR = timedelta(hours=1)
URL = "https://feed.example/a.ics"
HELD = [Busy(NOON + HOUR, NOON + 2 * HOUR), Busy(NOON + 5 * HOUR, NOON + 6 * HOUR)]


async def gives(store: SqlStore, who: Member, url: str = URL) -> Source:
    await decide(store, who, Decision(save=(Source(who.id, url),)))
    found = (await read_as(store, MyCalendar, by(who))).source
    assert found
    return found


async def busy_of(store: SqlStore, who: Member, now: object = NOON) -> tuple[Busy, ...]:
    state = await read(store, Reading(Asking, by=by(who)), now)  # type: ignore[arg-type]
    assert isinstance(state, Asking)
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


async def test_a_new_token_closes_the_old_and_none_closes_all(store: SqlStore) -> None:
    maya = await member(store, "maya")
    assert (await read_as(store, MyCalendar, by(maya))).since is None
    for token in ("a", "b"):
        await decide(store, maya, Decision(save=(Feed(maya.id, token),)))
    assert await store.feed_of("a") is None
    assert await store.feed_of("b")
    assert (await read_as(store, MyCalendar, by(maya))).since == NOON
    await decide(store, maya, Decision(save=(Feed(maya.id, None),)))
    assert await store.feed_of("b") is None


async def test_a_feed_is_closed_while_its_owners_space_sleeps(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t"),)))
    await store.sleep("slack", ["T1"])
    assert await store.feed_of("t") is None
    await store.wake("slack", ["T1"])
    assert await store.feed_of("t")


async def test_a_feed_is_closed_once_its_owner_left_and_until_they_are_back(
    store: SqlStore,
) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t"),)))
    await post(store, maya, "closed messages")
    await store.settle([GaveUp(each, NOON) for each in await claim(store)])
    assert await store.feed_of("t"), "whoever only takes no messages is here"
    await post(store, maya, "gone")
    await store.settle([GaveUp(each, NOON, gone=True) for each in await claim(store)])
    assert await store.feed_of("t") is None
    await read_as(store, MyCalendar, by(maya))
    assert await store.feed_of("t"), "who acts is here"


async def test_every_token_is_fresh(store: SqlStore) -> None:
    maya = await member(store, "maya")
    fresh = {(await read_as(store, MyCalendar, by(maya))).fresh for _ in range(5)}
    assert len(fresh) == 5
    assert all(len(each) == 43 for each in fresh)


async def test_the_token_itself_is_not_kept(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Feed(maya.id, "t" * 43),)))
    kept = await store._door.run(lambda db: db.execute(text("SELECT hash FROM feed_token")).all())
    assert len(kept) == 1
    assert "ttt" not in str(kept)


async def test_what_was_read_is_what_flows_are_given(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="Design")
    await interview(store, maya, daniel)
    await store.keep_busy(await gives(store, daniel), HELD, None, NOON)

    asking = await read_as(store, Asking, by(maya), member=daniel.id)
    assert (asking.my_busy, asking.other_busy) == ((), tuple(HELD))
    moving = await read_as(store, Scheduling, by(maya), interview="i1")
    assert (moving.seeker_busy, moving.host_busy) == ((), tuple(HELD))
    assert await busy_of(store, daniel, NOON + 3 * HOUR) == (HELD[1],), "what is over is left out"


async def test_what_is_read_next_takes_its_place(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = await gives(store, maya)
    await store.keep_busy(given, HELD, None, NOON)
    await store.keep_busy(given, HELD[1:], None, NOON)
    assert await busy_of(store, maya) == tuple(HELD[1:])
    await store.keep_busy(given, [], None, NOON)
    assert await busy_of(store, maya) == ()


async def test_calendars_are_due_after_an_hour_the_longest_waiting_first(store: SqlStore) -> None:
    maya, noor = await member(store, "maya"), await member(store, "noor")
    first = await gives(store, maya)
    await store.keep_busy(first, [], None, NOON)
    second = await gives(store, noor, "https://feed.example/b.ics")
    assert await store.sources(NOON - READ_EVERY) == [second]
    later = NOON + READ_EVERY
    assert await store.sources(later - READ_EVERY) == [second, replace(first, was_read=True)]
    assert "feed.example" not in repr(first)


async def test_a_failure_is_counted_told_and_forgotten_once_it_works(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = await gives(store, maya)
    await store.keep_failure(given, None, NOON)
    assert await claim(store) == []
    (given,) = await store.sources(NOON)
    assert given.failures == 1
    await store.keep_failure(given, card("cannot read"), NOON + MINUTE)
    assert len(keys(await claim(store, NOON + MINUTE))) == 1
    (given,) = await store.sources(NOON + MINUTE)
    await store.keep_busy(given, [], None, NOON + 2 * MINUTE)
    assert not given.was_read
    (given,) = await store.sources(NOON + 2 * MINUTE)
    assert (given.failures, given.was_read) == (0, True)


async def test_the_owner_hears_of_what_was_read_if_it_is_still_theirs(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = await gives(store, maya)
    await store.keep_busy(given, HELD, card("could read"), NOON)
    assert len(keys(await claim(store))) == 1
    await gives(store, maya, "https://feed.example/new.ics")
    await store.keep_busy(given, HELD, card("could read"), NOON + MINUTE)
    assert await claim(store, NOON + MINUTE) == []


async def test_what_was_read_holds_for_three_days_without_another_reading(store: SqlStore) -> None:
    maya = await member(store, "maya")
    given = await gives(store, maya)
    far = [Busy(NOON + KEPT, NOON + KEPT + HOUR)]
    await store.keep_busy(given, far, None, NOON)
    await store.keep_failure(given, None, NOON + KEPT)
    assert await busy_of(store, maya, NOON + KEPT) == tuple(far)
    assert await busy_of(store, maya, NOON + KEPT + MINUTE) == ()


async def test_what_was_read_at_an_address_that_changed_meanwhile_is_dropped(
    store: SqlStore,
) -> None:
    maya = await member(store, "maya")
    old = await gives(store, maya)
    await store.keep_busy(old, HELD, None, NOON)
    await gives(store, maya, "https://feed.example/new.ics")
    assert await busy_of(store, maya) == ()
    await store.keep_busy(old, HELD, None, NOON)
    await store.keep_failure(old, card("cannot read"), NOON)
    assert await busy_of(store, maya) == ()
    assert await claim(store) == []


async def test_stopping_forgets_all(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await store.keep_busy(await gives(store, maya), HELD, None, NOON)
    await decide(store, maya, Decision(save=(Source(maya.id, ""),)))
    assert await store.sources(NOON) == []
    assert await busy_of(store, maya) == ()


async def test_days_are_those_of_the_members_zone(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(replace(maya, zone="Asia/Tokyo"),)))
    assert (await gives(store, maya)).zone == "Asia/Tokyo"
    assert (await read_as(store, Mine, by(maya))).me.zone == "Asia/Tokyo"
