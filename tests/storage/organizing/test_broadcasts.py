"""Who gets a broadcast, on both databases."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Caller
from bot.interview.members import Member, Person, Suspension
from bot.interview.organizing.broadcasts import Audience, Broadcast, BroadcastState, Reach
from storage.organizing import broadcasts
from storage.people import groups
from storage.store import SqlStore
from storage.tables import cards, members
from tests.storage.scene import (
    NOON,
    card,
    decide,
    interview,
    keys,
    member,
    raw,
    read_as,
    show,
)


@pytest.fixture
async def lena(store: SqlStore) -> Member:
    return await member(store, "lena", headline="Nurse", field="Nursing")


def word(of: Member, audience: Audience = Audience.EVERYBODY, **fields: object) -> Broadcast:
    """In this member's community. Its author is erased, unless `fields` names one."""
    plain = Broadcast("w1", of.community, None, NOON, "Summer", "We rest", audience)
    return replace(plain, **fields)  # type: ignore[arg-type]


async def receivers(store: SqlStore, of: Broadcast, most: int = 9) -> list[str]:
    found, _, _ = await raw(store, lambda db: broadcasts.receivers(db, of, most))
    return [each.person.user for each in found]


async def test_it_is_for_hosts_seekers_or_everybody(store: SqlStore, lena: Member) -> None:
    maya, both = await member(store, "maya"), await member(store, "both", field="Law")
    await interview(store, both, lena)
    assert await receivers(store, word(lena)) == ["lena", "maya", "both"]
    assert await receivers(store, word(lena, by=lena.id)) == ["maya", "both"], "she has seen it"
    assert await receivers(store, word(lena, Audience.HOSTS)) == ["lena", "both"]
    assert await receivers(store, word(lena, Audience.SEEKERS)) == ["maya", "both"]
    assert await receivers(store, word(lena, field="Nursing")) == ["lena", "both"]
    tagged = await raw(store, lambda db: groups.tag(db, lena.community, "Class 9", [maya.id]))
    assert await receivers(store, word(lena, group=tagged.id)) == ["maya"]
    assert await receivers(store, word(lena, group=tagged.id, field="Law")) == []
    assert await receivers(store, word(lena, last=lena.id), most=1) == ["maya"]


@pytest.mark.parametrize(
    "change",
    [
        {"nudges": False},
        {"words_to_all": False},
        {"left": True},
        {"unreachable": True},
        {"erased_at": NOON},
        {"suspension": Suspension.REMOVED},
    ],
    ids=str,
)
async def test_members_who_left_or_want_none_do_not_get_it(
    store: SqlStore, lena: Member, change: dict[str, object]
) -> None:
    maya = await member(store, "maya")
    change_her = update(members).where(members.c.id == maya.id).values(change)
    await raw(store, lambda db: db.execute(change_her) and None)
    assert await receivers(store, word(lena)) == ["lena"]


async def test_on_discord_only_members_with_a_conversation_get_it(store: SqlStore) -> None:
    first, second = [
        (await read_as(store, MemberContext, Caller(Person("discord", "S1", user), user))).me
        for user in ("first", "second")
    ]
    await decide(store, first, Decision(posts=(Post(first.id, "hello", card("Hello")),)))
    assert await receivers(store, word(second)) == []
    await raw(store, lambda db: _shown(db, first))
    assert await receivers(store, word(second)) == ["first"]
    reach = await raw(store, lambda db: broadcasts.reach(db, word(second)))
    assert reach == Reach(members=1, unwritten=1)


def _shown(db: Connection, to: Member) -> None:
    db.execute(update(cards).where(cards.c.member == to.id).values(message="m1", due_at=None))


async def test_receivers_are_counted_and_nobody_gets_it_once_stopped(
    store: SqlStore, lena: Member
) -> None:
    maya = await member(store, "maya")
    going = word(lena, state=BroadcastState.GOING)
    posts = [Post(each.id, going.key, card("Summer"), bulk=True) for each in (lena, maya)]
    await decide(store, lena, Decision(save=(going,), posts=tuple(posts[:1])))
    assert keys(await show(store)) == [going.key]
    await decide(store, lena, Decision(posts=tuple(posts[1:])))

    def counted(db: Connection) -> tuple[int, int]:
        return broadcasts.count_waiting(db, going), broadcasts.count_received(db, going)

    assert await raw(store, counted) == (1, 1)
    await decide(store, lena, Decision(save=(replace(going, state=BroadcastState.STOPPED),)))
    assert await raw(store, counted) == (0, 1)
    [kept] = await raw(store, lambda db: broadcasts.newest(db, lena.community))
    assert kept.state is BroadcastState.STOPPED


async def test_the_newest_of_a_community_come_first_and_none_of_others(
    store: SqlStore, lena: Member
) -> None:
    far = await member(store, "far", "T2")
    several = range(broadcasts.NEWEST + 1)
    ours = [word(lena, id=f"w{each}", made_at=NOON + timedelta(hours=each)) for each in several]
    await decide(store, lena, Decision(save=tuple(ours)))
    await decide(store, far, Decision(save=(word(far, id="x", made_at=NOON + timedelta(days=9)),)))
    listed = await raw(store, lambda db: broadcasts.newest(db, lena.community))
    assert [each.id for each in listed] == [each.id for each in reversed(ours[1:])]


async def test_many_are_found_in_portions_and_none_twice(store: SqlStore, lena: Member) -> None:
    columns = [each for each in members.c if each.name not in ("id", "user")]

    def add(db: Connection) -> None:
        [row] = db.execute(select(*columns).where(members.c.id == lena.id)).mappings()
        db.execute(insert(members), [{**row, "user": f"u{number}"} for number in range(1_000)])

    await raw(store, add)
    found: list[int] = []
    going, is_last = word(lena), False
    while not is_last:
        some, last, is_last = await raw(
            store, partial(broadcasts.receivers, broadcast=going, most=50)
        )
        found += [each.id for each in some]
        going = replace(going, last=last)
    assert len(found) == len(set(found)) == 1_001
