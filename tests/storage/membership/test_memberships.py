"""Where somebody is a member, whether messages reach them, and which did not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.store.ports import (
    Announced,
    CardForReader,
    GaveUp,
    Outcome,
    Outgoing,
    Shown,
    TryAgain,
)
from bot.engine.store.store import UnitOfWork
from bot.interview.members import Member
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import ProgrammeSettings
from storage.store import SqlStore
from storage.tables import cards
from tests.storage.scans import scanned
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    by,
    card,
    claim,
    decide,
    fire,
    interview,
    member,
    post,
    raw,
    read_as,
    settle,
)


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


@pytest.fixture
async def daniel(store: SqlStore) -> Member:
    return await member(store, "daniel")


@pytest.fixture
async def there(store: SqlStore) -> Member:
    """Maya in another space."""
    return await member(store, "maya", space="T2")


async def spaces_of_maya(store: SqlStore, about: str = "") -> list[str]:
    return await spaces_of(store, "maya", about)


async def spaces_of(
    store: SqlStore, user: str, about: str = "", platform: str = "slack"
) -> list[str]:
    return list(await store.read(lambda unit: unit.memberships.spaces_of(platform, user, about)))


async def missed_by(store: SqlStore, who: Member, now: datetime = NOON) -> list[CardForReader]:
    return list(await store.read(lambda unit: unit.memberships.missed(who.person, now)))


async def waiting_for(store: SqlStore, who: Member, card: int) -> list[CardForReader]:
    return list(await store.read(lambda unit: unit.memberships.waiting(who.person, card)))


async def announcements_to(store: SqlStore, who: Member) -> list[str]:
    return list(await store.read(lambda unit: unit.memberships.announcements_to(who.person)))


async def test_the_space_they_came_to_last_then_that_of_their_newest_card(
    store: SqlStore, maya: Member, there: Member
) -> None:
    assert await spaces_of_maya(store) == ["T2", "T1"]
    await post(store, maya, "a")
    assert await spaces_of_maya(store) == ["T1", "T2"]
    await post(store, there, "b", now=NOON + MINUTE)
    assert await spaces_of_maya(store) == ["T2", "T1"]
    assert await spaces_of(store, "noor") == []
    assert await spaces_of(store, "maya", platform="discord") == []


async def test_the_interview_of_a_press_decides_the_space(
    store: SqlStore, maya: Member, daniel: Member, there: Member
) -> None:
    await post(store, there, "newest")
    await interview(store, maya, daniel, "i1")
    for about in ("i1", str(daniel.id)):
        assert await spaces_of_maya(store, about) == ["T1", "T2"]
    for about in ("i2", "999", "9" * 40, str(there.id)):
        assert await spaces_of_maya(store, about) == ["T2", "T1"]


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("about", ["", "i1", "7"])
async def test_no_table_is_read_whole_to_find_the_space(store: SqlStore, about: str) -> None:
    def find(unit: UnitOfWork) -> object:
        return unit.memberships.spaces_of("slack", "maya", about)

    for space in ("T1", "T2"):
        await member(store, "maya", space=space)
        assert await scanned(store, find) == set()


async def test_whether_messages_get_to_somebody_is_known(
    store: SqlStore, maya: Member, there: Member
) -> None:
    async def unreachable(after: int, settled: Callable[[Outgoing], Outcome]) -> bool:
        await post(store, maya, f"card {after}", now=NOON + after * MINUTE)
        [sent] = await claim(store, NOON + after * MINUTE)
        await settle(store, settled(sent))
        return (await read_as(store, MemberContext, by(maya))).me.unreachable

    def shown(sent: Outgoing) -> Shown:
        return Shown(sent, "m")

    assert not await unreachable(1, shown)
    assert await unreachable(2, lambda sent: GaveUp(sent, NOON))
    assert await unreachable(3, lambda sent: TryAgain(sent, NOON + timedelta(days=9)))
    assert not (await read_as(store, MemberContext, by(there))).me.unreachable
    assert not await unreachable(4, shown)
    assert await unreachable(5, lambda sent: Announced(sent, "1:2"))
    await store.run(lambda unit: unit.memberships.reached(maya.person))
    assert not await unreachable(6, lambda sent: TryAgain(sent, NOON + timedelta(days=9)))

    def known(sent: Outgoing) -> Announced:
        return Announced(replace(sent, message="1:2", announced=True), "1:2")

    assert not await unreachable(7, known), "an old call tells nothing new"


async def test_missed_cards_are_only_those_of_the_member(
    store: SqlStore, maya: Member, daniel: Member, there: Member
) -> None:
    for number in range(7):
        await post(
            store,
            maya,
            str(number),
            now=NOON + number * MINUTE,
            title=f"Card {number}",
        )
    late = Post(maya.id, "late", card("Too late"), None, NOON + 9 * MINUTE)
    await decide(store, maya, Decision(posts=(late,)), NOON + 8 * MINUTE)
    claimed = await claim(store, NOON + 8 * MINUTE)
    await settle(store, *(GaveUp(each, NOON) for each in claimed[1:]))
    await settle(store, Shown(claimed[0], "m"))

    missed = await missed_by(store, maya, NOON + 10 * MINUTE)
    assert [each.card.title for each in missed] == [f"Card {n}" for n in (6, 5, 4, 3, 2)]
    assert {each.reader.zone.key for each in missed} == {"Europe/Berlin"}
    for other in (daniel, there):
        assert await missed_by(store, other) == []
        assert await waiting_for(store, other, claimed[0].id) == []
    [found] = await waiting_for(store, maya, claimed[0].id)
    assert found.card.title == "Card 0"


async def test_cards_announced_in_one_place_wait_together(
    store: SqlStore, maya: Member, daniel: Member
) -> None:
    for key in ("a", "b"):
        await post(store, maya, key)
    await post(store, daniel, "c")
    claimed = await claim(store)
    await settle(store, *(Announced(each, "1:2") for each in claimed))
    titles = [each.card.title for each in await waiting_for(store, maya, claimed[0].id)]
    assert titles == ["b", "a"]


async def test_a_member_who_left_fires_a_timer_of_each_open_interview(
    store: SqlStore, maya: Member, daniel: Member
) -> None:
    noor = await member(store, "noor")
    for name, seeker, host in (("a", maya, daniel), ("b", daniel, noor), ("c", maya, noor)):
        await interview(store, seeker, host, name)
    await post(store, daniel, "request", "a")
    [sent] = await claim(store)
    await settle(store, GaveUp(sent, NOON, gone=True))
    flow = Fired()
    await fire(store, flow, NOON, 9)
    told = sorted((each.interview, each.name) for each in flow.due)
    assert told == [("a", "left_host"), ("b", "left_seeker")]


async def test_announced_cards_are_missed_and_their_announcements_are_known(
    store: SqlStore, maya: Member, daniel: Member
) -> None:
    for key in ("a", "b", "c", "d"):
        await post(store, maya, key)
    sent = await claim(store)
    places = ("1:2", "1:2", "1:3")
    announced = (Announced(each, place) for each, place in zip(sent, places, strict=False))
    await settle(store, *announced, Shown(sent[-1], "4:5"))
    missed = await missed_by(store, maya)
    assert [each.card.title for each in missed] == ["c", "b", "a"]
    assert set(await announcements_to(store, maya)) == {"1:2", "1:3"}
    assert not await announcements_to(store, daniel)


async def test_announcements_of_version_0_1_are_still_known(store: SqlStore, maya: Member) -> None:
    """The ids of such messages began with a special word."""
    await post(store, maya, "a")
    [sent] = await claim(store)
    await settle(store, Shown(sent, "knock:1:2"))
    assert await announcements_to(store, maya) == ["1:2"]
    await post(store, maya, "a", title="Changed")
    [again] = await claim(store)
    assert (again.message, again.announced) == ("1:2", True)
    await settle(store, Announced(again, "1:2"))
    messages = await raw(store, lambda db: db.scalars(select(cards.c.message)).all())
    assert messages == ["knock:1:2"]


async def test_a_space_knows_the_channel_that_its_own_organizers_chose(
    store: SqlStore, maya: Member, there: Member
) -> None:
    async def channel(space: str, platform: str = "slack") -> str:
        return await store.read(lambda unit: unit.spaces.announcement_channel(platform, space))

    chosen = ProgrammeSettings(announcements="42")
    programme = Programme(maya.community, NOON, settings=chosen)
    await decide(store, maya, Decision(save=(programme,)))
    assert await channel("T1") == "42"
    assert await channel("T2") == ""
    assert await channel("T1", "discord") == ""
    assert await channel("T3") == "", "nobody was there yet"
