"""Cards that must not come before some time, and that are of no use once things have changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.engine.decisions import Decision, Post
from bot.interview.members import Member
from bot.interview.model import Interview, Stage
from storage.store import SqlStore
from tests.storage.scene import (
    MINUTE,
    NOON,
    bury,
    card,
    claim,
    decide,
    interview,
    keys,
    member,
    next_due,
    show,
)

MORNING = NOON + timedelta(hours=20)


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


@pytest.fixture
async def asked(store: SqlStore, maya: Member) -> Interview:
    return await interview(store, maya, await member(store, "daniel"))


async def put(store: SqlStore, to: Member, *posts: Post, save: tuple[Interview, ...] = ()) -> None:
    await decide(store, to, Decision(save=save, posts=posts))


def waiting(to: Member, key: str = "news", title: str = "News") -> Post:
    return Post(to.id, key, card(title, "i1"), "i1", not_before=MORNING)


async def test_a_card_waits_for_its_time_and_others_pass_it(store: SqlStore, maya: Member) -> None:
    await put(store, maya, Post(maya.id, "first", card("First"), not_before=MORNING))
    await put(store, maya, Post(maya.id, "second", card("Second")))
    assert keys(await show(store)) == ["second"]
    assert await next_due(store) == MORNING
    assert keys(await show(store, MORNING - MINUTE)) == []
    assert keys(await show(store, MORNING)) == ["first"]


async def test_the_new_version_of_a_waiting_card_waits_too(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await put(store, maya, waiting(maya, title="One"))
    await put(store, maya, waiting(maya, title="Two"))
    assert await show(store) == []
    (shown,) = await show(store, MORNING)
    assert (shown.card, shown.message) == (card("Two", "i1"), None)


async def test_the_new_version_of_a_shown_card_does_not_wait(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await put(store, maya, Post(maya.id, "news", card("One", "i1"), "i1"))
    await show(store)
    await put(store, maya, waiting(maya, title="Two"))
    assert keys(await show(store)) == ["news"]


async def test_a_card_that_waits_never_comes_once_things_moved_on(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await put(store, maya, waiting(maya))
    booked = replace(asked, revision=2, stage=Stage.BOOKED)
    await put(store, maya, waiting(maya, "booked", "Booked"), save=(booked,))
    assert keys(await show(store, MORNING)) == ["booked"]


async def test_a_card_that_waits_keeps_its_buttons_live_where_the_step_is_the_same(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await put(store, maya, waiting(maya))
    await put(store, maya, save=(replace(asked, revision=2),))
    assert await show(store) == []
    (shown,) = await show(store, MORNING)
    assert [each.action.revision for each in shown.card.buttons] == [2]


async def test_a_card_on_its_way_is_edited_and_not_dropped(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await put(store, maya, waiting(maya))
    await claim(store, MORNING)
    booked = replace(asked, revision=2, stage=Stage.BOOKED)
    await decide(store, maya, Decision(save=(booked,)), MORNING)
    await bury(store)
    assert keys(await show(store, MORNING)) == ["news"]


@pytest.mark.parametrize("seen", [True, False])
async def test_a_card_that_depends_on_an_unseen_card_is_not_posted(
    store: SqlStore, maya: Member, asked: Interview, seen: bool
) -> None:
    await put(store, maya, waiting(maya))
    if seen:
        await show(store, MORNING)
    after = Post(maya.id, "after", card("After"), "i1", if_shown="news")
    await put(store, maya, after, save=(replace(asked, revision=2, stage=Stage.WITHDRAWN),))
    shown = keys(await show(store, MORNING + MINUTE))
    assert shown == (["news", "after"] if seen else [])
