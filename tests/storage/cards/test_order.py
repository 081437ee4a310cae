"""A member's new cards never pass a card of theirs that was put off."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.engine.decisions import Decision, Post
from bot.engine.delivering.delivery import FIRST_WAIT, HOLDS_FOR, outcome_of_failure
from bot.engine.errors import SendFailed
from bot.engine.store.ports import GaveUp, Outcome, Outgoing, Shown, TryAgain
from bot.interview.members import Member
from bot.interview.model import Stage
from storage.store import SqlStore
from tests.statements import statements
from tests.storage.scene import (
    MINUTE,
    NOON,
    card,
    claim,
    decide,
    interview,
    keys,
    member,
    next_due,
    post,
    settle,
    show,
)

SOON = NOON + timedelta(seconds=5)
AGAIN = NOON + FIRST_WAIT
BROKEN = SendFailed("503", in_doubt=True)


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


async def fail(store: SqlStore, why: Exception = BROKEN, now: datetime = NOON) -> Outcome:
    """Fail the first card that is claimed."""
    first, *_ = await claim(store, now)
    outcome = outcome_of_failure(first, why, now)
    await settle(store, outcome)
    return outcome


async def put_off(store: SqlStore, card: Outgoing, until: datetime) -> None:
    await settle(store, TryAgain(card, until, counts=False, holds=True))


@pytest.mark.parametrize(
    "why",
    [
        BROKEN,
        SendFailed("429", FIRST_WAIT),
        SendFailed("Not connected, or its token is revoked", FIRST_WAIT),
        SendFailed("Only its file waits", FIRST_WAIT, in_doubt=True),
    ],
    ids=str,
)
async def test_a_card_posted_after_a_failed_card_comes_after_it(
    store: SqlStore, maya: Member, why: Exception
) -> None:
    await post(store, maya, "a")
    await fail(store, why)
    await post(store, maya, "b", now=SOON)
    assert await claim(store, SOON) == []
    assert await next_due(store) == AGAIN
    assert keys(await claim(store, AGAIN)) == ["a", "b"]


async def test_a_card_posted_during_a_send_comes_after_it(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    (a,) = await claim(store)
    await post(store, maya, "b", now=SOON)
    await settle(store, outcome_of_failure(a, BROKEN, NOON))
    assert await claim(store, SOON) == []
    await post(store, maya, "c", now=SOON)
    assert keys(await claim(store, AGAIN)) == ["a", "b", "c"]


async def test_a_failed_card_holds_up_no_other_member(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    await fail(store)
    await post(store, await member(store, "daniel"), "b", now=SOON)
    assert keys(await claim(store, SOON)) == ["b"]


async def test_a_card_put_off_with_another_lets_no_later_card_pass(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a")
    (a,) = await claim(store)
    await post(store, maya, "b")
    await put_off(store, a, AGAIN)
    await post(store, maya, "a", title="Changed", now=SOON)
    await post(store, maya, "c", now=SOON)
    assert keys(await show(store, SOON)) == ["a"], "it may come sooner"
    assert keys(await claim(store, AGAIN)) == ["b", "c"]


async def test_edits_and_new_cards_do_not_wait_for_each_other(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "old")
    await show(store)
    await post(store, maya, "a")
    await fail(store)
    await post(store, maya, "old", title="Changed", now=SOON)
    (edit,) = await claim(store, SOON)
    await settle(store, outcome_of_failure(edit, SendFailed("429", 9 * MINUTE), SOON))
    assert keys(await show(store, AGAIN)) == ["a"]
    await post(store, maya, "b", now=AGAIN)
    assert keys(await claim(store, AGAIN)) == ["b"]


async def test_a_card_for_later_comes_at_its_time(store: SqlStore, maya: Member) -> None:
    later = Post(maya.id, "later", card("Later"), not_before=NOON + 9 * MINUTE)
    await decide(store, maya, Decision(posts=(later,)))
    await post(store, maya, "a")
    await fail(store)
    await post(store, maya, "b", now=SOON)
    assert keys(await show(store, AGAIN)) == ["a", "b"]
    assert keys(await show(store, NOON + 9 * MINUTE)) == ["later"]


@pytest.mark.parametrize("end", [GaveUp, Shown])
async def test_once_it_has_ended_others_come_at_once(
    store: SqlStore, maya: Member, end: type[GaveUp | Shown]
) -> None:
    await post(store, maya, "a")
    await fail(store)
    (a,) = await claim(store, AGAIN)
    await settle(store, Shown(a, "m") if end is Shown else GaveUp(a, AGAIN))
    await post(store, maya, "b", now=AGAIN)
    assert keys(await claim(store, AGAIN)) == ["b"]


async def test_a_card_that_never_arrives_holds_up_others_for_about_an_hour(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a")
    await post(store, maya, "b", now=SOON)
    now = NOON
    for _ in range(HOLDS_FOR):
        a, *later = await claim(store, now)
        assert a.key == "a"
        failed = outcome_of_failure(a, BROKEN, now)
        assert isinstance(failed, TryAgain)
        assert failed.holds
        behind = [TryAgain(each, failed.at, counts=False, holds=True) for each in later]
        await settle(store, failed, *behind)
        now = failed.at
    assert timedelta(hours=1) < now - NOON < timedelta(hours=1.5)
    a, b = await claim(store, now)
    assert [a.key, b.key] == ["a", "b"]
    failed = outcome_of_failure(a, BROKEN, now)
    assert isinstance(failed, TryAgain)
    assert not failed.holds
    await settle(store, failed, Shown(b, "m"))
    assert keys(await claim(store, failed.at)) == ["a"]


@pytest.mark.parametrize(
    "why",
    [SendFailed("invalid_blocks"), RuntimeError("?")],
    ids=["refused", "our own fault"],
)
async def test_a_card_that_fails_by_itself_holds_up_no_other(
    store: SqlStore, maya: Member, why: Exception
) -> None:
    await post(store, maya, "a")
    await fail(store, why)
    await post(store, maya, "b", now=SOON)
    assert keys(await claim(store, SOON)) == ["b"]


async def test_bulk_cards_hold_up_no_others(store: SqlStore, maya: Member) -> None:
    bulk = Post(maya.id, "all", card("All"), bulk=True)
    await decide(store, maya, Decision(posts=(bulk,)))
    await fail(store)
    await post(store, maya, "b", now=SOON)
    assert keys(await claim(store, SOON)) == ["b"]


async def test_bulk_cards_wait_behind_a_card_that_was_put_off(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a")
    await fail(store)
    bulk = Post(maya.id, "all", card("All"), bulk=True)
    await decide(store, maya, Decision(posts=(bulk,)), SOON)
    assert await claim(store, SOON) == []
    assert keys(await show(store, AGAIN)) == ["a"]
    assert keys(await claim(store, AGAIN)) == ["all"]


async def test_a_card_that_is_no_news_any_more_holds_up_nothing(
    store: SqlStore, maya: Member
) -> None:
    asked = await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "a", "i1")
    (a,) = await claim(store)
    await put_off(store, a, NOON + 9 * MINUTE)
    await decide(store, maya, Decision(save=(replace(asked, revision=2, stage=Stage.BOOKED),)))
    await post(store, maya, "b", now=SOON)
    assert keys(await claim(store, SOON)) == ["b"]


async def test_a_member_who_acts_does_not_wait_behind_failed_cards(
    store: SqlStore, maya: Member
) -> None:
    daniel = await member(store, "daniel")
    for each in (maya, daniel):
        await post(store, each, "a")
        await fail(store)
        await post(store, each, "b", now=SOON)
    await store.run(lambda unit: unit.outbox.make_due(maya.id, SOON))
    assert [(each.to.id, each.key) for each in await claim(store, SOON)] == [
        (maya.id, "a"),
        (maya.id, "b"),
    ]


async def test_very_many_cards_of_a_member_are_claimed_in_portions(
    store: SqlStore, maya: Member
) -> None:
    """They come in order, and others' cards come in between."""
    many = [f"{number}" for number in range(25)]
    posts = [Post(maya.id, key, card(key)) for key in many]
    await decide(store, maya, Decision(posts=tuple(posts)))
    await post(store, await member(store, "daniel"), "later", now=SOON)

    first = await claim(store, SOON, most=1)
    second = await claim(store, SOON, most=1)
    assert keys(await claim(store, SOON, most=1)) == []
    await settle(store, *(Shown(each, each.key) for each in first))
    third = await claim(store, SOON, most=1)

    assert keys(second) == ["later"]
    assert keys(first) + keys(third) == many[: len(first) + len(third)]
    assert 0 < len(first) < len(many)


async def test_a_claim_waits_for_other_claims_once(store: SqlStore) -> None:
    for space in ("T1", "T2", "T3"):
        await post(store, await member(store, "maya", space), "k")

    with statements() as asked:
        assert len(await claim(store)) == 3

    locking = [each for each in asked if "pg_advisory" in each]
    assert len(locking) == (0 if store.url.get_backend_name() == "sqlite" else 1)


async def test_the_space_that_has_waited_longest_is_served_first(store: SqlStore) -> None:
    first, second = await member(store, "ana"), await member(store, "ben", space="T2")
    await post(store, first, "a", now=SOON)
    await post(store, second, "b", now=NOON)
    assert keys(await claim(store, AGAIN, most=1)) == ["b"]
    assert keys(await claim(store, AGAIN, most=1)) == ["a"]
