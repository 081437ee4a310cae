from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, select, update

from bot.cards.blocks import Facts, Paragraph
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Erasure, Post, Timer
from bot.engine.delivering.delivery import outcome_of_failure
from bot.engine.errors import SendFailed
from bot.engine.events import Due
from bot.engine.retention import (
    CARDS_KEPT,
    EXPORT,
    EXPORTS_KEPT,
    forget_cards,
    forget_exports,
    forget_venues,
    forget_words,
)
from bot.engine.store.couriers import Heart
from bot.engine.store.ports import GaveUp, PutBack, Shown, TryAgain
from bot.engine.store.retention import SpaceRetention
from bot.engine.store.store import UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.hosting import Place, Venue
from bot.interview.members import Member
from bot.interview.model import Interview, Stage
from storage.cards.card_keys import digest_of
from storage.store import SqlStore
from storage.tables import cards, members
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    bury,
    by,
    card,
    claim,
    decide,
    fire,
    hand_over,
    interview,
    keys,
    member,
    next_due,
    post,
    raw,
    read_as,
    set_timers,
    settle,
    show,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _forget(unit: UnitOfWork, space: SpaceRetention, now: datetime) -> None:
    forget_cards(unit, now, None, space)
    forget_words(unit, now, None, space)
    forget_venues(unit, now, space)
    forget_exports(unit, now)


async def forget_before(store: SqlStore, before: datetime) -> None:
    now = before + CARDS_KEPT
    for space in await store.read(lambda unit: unit.retention.spaces()):
        await store.run(partial(_forget, space=space, now=now))


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


async def test_a_card_is_claimed_once_and_then_done(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")

    (claimed,) = await claim(store)
    assert (claimed.to, claimed.key, claimed.card) == (maya, "a", card("a"))
    assert (claimed.version, claimed.attempts, claimed.message) == (1, 0, None)
    assert await claim(store) == []

    await settle(store, Shown(claimed, "m1"))
    assert await claim(store, NOON + DAY) == []
    assert await next_due(store) is None


async def test_a_known_key_edits_the_message_that_shows_it(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a", title="One")
    await show(store)
    await post(store, maya, "a", title="Two")

    (claimed,) = await claim(store)

    assert (claimed.card, claimed.version, claimed.message) == (card("Two"), 2, "a")


async def test_a_card_posted_twice_before_it_went_out_goes_out_once(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a", title="One")
    await post(store, maya, "a", title="Two")

    assert [each.card for each in await show(store)] == [card("Two")]


async def test_a_card_keeps_its_key_once_it_is_about_no_interview(
    store: SqlStore, maya: Member
) -> None:
    """This happens after an absence. If the card may have arrived, its platform finds it again by
    its key."""
    await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "i1:missed:1", "i1", title="They were not there")
    (before,) = await claim(store)
    await settle(store, TryAgain(before, NOON, in_doubt=True))
    await post(store, maya, "i1:missed:1", title="They were there after all")

    assert keys(await claim(store)) == [before.key]


async def test_the_same_key_is_another_card_for_somebody_else(
    store: SqlStore, maya: Member
) -> None:
    daniel = await member(store, "daniel")
    await post(store, maya, "a")
    await post(store, daniel, "a")

    assert [each.to for each in await claim(store)] == [maya, daniel]


def withdrawn(title: str) -> Card:
    return replace(card(title), blocks=(Paragraph(say("The request was withdrawn.")),))


async def test_an_interview_that_moves_on_takes_the_buttons_off_its_cards(
    store: SqlStore, maya: Member
) -> None:
    daniel = await member(store, "daniel")
    asked = await interview(store, maya, daniel, "i1")
    await interview(store, maya, daniel, "i2")
    await post(store, maya, "asked", "i1")
    await post(store, maya, "elsewhere", "i2")
    await post(store, daniel, "request", "i1")
    await show(store)

    booked = Post(maya.id, "booked", card("booked", "i1"), "i1")
    ended = replace(asked, revision=2, stage=Stage.WITHDRAWN)
    moved_on = Decision(save=(ended,), posts=(booked,))
    await decide(store, maya, moved_on, NOON + MINUTE)

    shown = {each.key: each.card for each in await show(store, NOON + MINUTE)}
    assert shown == {
        "asked": withdrawn("asked"),
        "request": withdrawn("request"),
        "booked": card("booked", "i1"),
    }


async def test_a_place_stays_on_a_card_while_it_is_agreed(store: SqlStore, maya: Member) -> None:
    daniel = await member(store, "daniel")
    here = Venue(Place.PHONE, "+44 20")
    booked = await interview(store, maya, daniel, "i1", stage=Stage.BOOKED, venue=here)
    where = Card(say("Booked"), (Facts(((say("Where"), say("+44 20")),), passing=(say("Where"),)),))
    await decide(store, maya, Decision(posts=(Post(maya.id, "booked", where, "i1"),)))
    await show(store)

    begun = replace(booked, revision=2)
    await decide(store, maya, Decision(save=(begun,)), NOON + MINUTE)
    assert await show(store, NOON + MINUTE) == []

    held = replace(begun, revision=3, venue=None)
    await decide(store, maya, Decision(save=(held,)), NOON + MINUTE)
    (edited,) = await show(store, NOON + MINUTE)
    assert (edited.message, edited.card) == ("booked", Card(say("Booked")))


async def test_a_place_is_forgotten_also_where_nobody_closes_the_interview(
    store: SqlStore, maya: Member
) -> None:
    daniel = await member(store, "daniel")
    start = {"stage": Stage.BOOKED, "venue": Venue(Place.PHONE, "+44 20")}
    await interview(store, maya, daniel, "past", start=NOON - DAY, **start)
    await interview(store, maya, daniel, "ahead", start=NOON + DAY, **start)
    await forget_before(store, NOON)
    mine = (await read_as(store, MemberContext, by(maya))).interviews
    assert {each.id: bool(each.venue) for each in mine} == {"past": False, "ahead": True}


async def test_a_private_change_of_one_side_keeps_the_others_buttons(
    store: SqlStore, maya: Member
) -> None:
    daniel = await member(store, "daniel")
    asked = await interview(store, maya, daniel, "i1")
    await post(store, maya, "asked", "i1")
    await post(store, daniel, "request", "i1")
    await show(store)

    ended = replace(asked, revision=2, stage=Stage.WITHDRAWN)
    own = Decision(save=(ended,), only_for=maya.id)
    await decide(store, maya, own, NOON + MINUTE)

    shown = {each.key: each.card for each in await show(store, NOON + MINUTE)}
    assert shown == {"asked": withdrawn("asked")}


async def test_while_an_interview_stands_its_buttons_stay_live(
    store: SqlStore, maya: Member
) -> None:
    asked = await interview(store, maya, await member(store, "daniel"), "i1")
    await post(store, maya, "asked", "i1")
    await show(store)
    again = Decision(save=(replace(asked, revision=2),))
    await decide(store, maya, again, NOON + MINUTE)
    (edited,) = await show(store, NOON + MINUTE)
    assert [each.action.revision for each in edited.card.buttons] == [2]


async def test_the_same_card_again_is_not_shown_again(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    await show(store)

    await post(store, maya, "a")

    assert keys(await claim(store)) == []


async def test_a_new_card_leaves_the_others_their_buttons(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "booked", "i1")
    await show(store)

    await post(store, maya, "reminder", "i1")

    assert keys(await show(store)) == ["reminder"]


async def test_buttons_that_nobody_will_see_are_left_alone(store: SqlStore, maya: Member) -> None:
    asked = await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "a", "i1")
    await settle(store, *(GaveUp(each, NOON) for each in await claim(store)))

    await decide(store, maya, Decision(save=(replace(asked, revision=2),)))

    assert keys(await claim(store)) == []


async def test_cards_are_claimed_oldest_first_up_to_a_limit(store: SqlStore, maya: Member) -> None:
    daniel = await member(store, "daniel")
    await post(store, maya, "later", now=NOON + MINUTE)
    await post(store, daniel, "first")
    await post(store, daniel, "last", now=NOON + 2 * MINUTE)

    assert keys(await show(store)) == ["first"]
    assert keys(await claim(store, NOON + 2 * MINUTE, most=1)) == ["later"]


async def test_all_due_cards_of_one_member_are_claimed_together(
    store: SqlStore, maya: Member
) -> None:
    """Otherwise one of them could come after a card that was posted later."""
    await post(store, maya, "a")
    await settle(store, *(TryAgain(each, NOON + 2 * MINUTE) for each in await claim(store)))
    await post(store, maya, "b", now=NOON + MINUTE)
    assert keys(await claim(store, NOON + 2 * MINUTE, most=1)) == ["a", "b"]


async def test_where_a_claim_ends_no_message_is_cut_in_two(store: SqlStore, maya: Member) -> None:
    """Cards that make one sound together still make only one, even if the member has more cards
    than are claimed at a time."""
    alone = tuple(Post(maya.id, f"{number}", card("Alone")) for number in range(9))
    grouped = tuple(Post(maya.id, key, card(key), grouped=True) for key in "abcdef")
    posts = (*alone[:3], *grouped[:3], *alone[3:], *grouped[3:])
    await decide(store, maya, Decision(posts=posts))

    claimed = await claim(store, most=1)

    assert keys(claimed) == ["0", "1", "2", "a"]
    assert [part.key for part in claimed[-1].parts] == [*"abcdef"]
    await settle(store, *(Shown(each, each.key) for each in claimed))
    assert keys(await claim(store, most=1)) == [*"34567"]


async def test_a_card_waits_for_the_members_earlier_ones(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    (a,) = await claim(store)
    await post(store, maya, "b")
    assert await claim(store) == []

    await settle(store, Shown(a, "m1"))
    assert keys(await claim(store)) == ["b"]


async def test_a_card_that_fails_holds_up_no_other(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    (a,) = await claim(store)
    await post(store, maya, "b")
    await settle(store, TryAgain(a, NOON + MINUTE))

    assert keys(await claim(store)) == ["b"]
    assert keys(await claim(store, NOON + MINUTE)) == ["a"]


async def test_a_card_that_cannot_be_read_is_set_aside_and_holds_up_no_other(
    store: SqlStore, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    daniel = await member(store, "daniel")
    for to in (maya, daniel):
        await post(store, to, "a")
    broken = update(cards).where(cards.c.member == maya.id).values(card="nowhere")
    await store._executor.run(lambda db: db.execute(broken))

    assert [each.to for each in await claim(store)] == [daniel]
    assert await claim(store) == []
    assert "cannot be read, and is set aside: KeyError" in caplog.text


async def test_an_edit_comes_after_cards_posted_before_it(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    await show(store)
    await post(store, maya, "b", now=NOON + MINUTE)
    await post(store, maya, "a", now=NOON + 2 * MINUTE, title="Changed")
    await post(store, maya, "c", now=NOON + 2 * MINUTE)

    assert keys(await claim(store, NOON + 2 * MINUTE)) == ["b", "a", "c"]


async def test_nobody_waits_for_somebody_elses_card(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    await claim(store)
    await post(store, await member(store, "daniel"), "b")

    assert keys(await claim(store)) == ["b"]


async def test_spaces_are_passed_over(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "here")
    await post(store, await member(store, "daniel", space="T2"), "there")

    assert keys(await claim(store, skip={("slack", "T1")})) == ["there"]
    assert keys(await claim(store, skip={("discord", "T1")})) == ["here"]


async def test_a_failed_card_is_tried_again(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    for attempts in range(3):
        at = NOON + attempts * DAY
        (claimed,) = await claim(store, at)
        assert claimed.attempts == attempts
        await settle(store, TryAgain(claimed, at + DAY))

    assert await next_due(store) == NOON + 3 * DAY
    await post(store, maya, "a", title="Changed")
    (claimed,) = await claim(store)
    assert claimed.attempts == 0


async def test_a_shown_card_starts_with_no_failed_attempts(store: SqlStore, maya: Member) -> None:
    """It is shown again with a changed card in the same message. That card can be tried as often as
    any other."""

    async def post_grouped(key: str, title: str) -> None:
        posted = Post(maya.id, key, card(title), grouped=True)
        await decide(store, maya, Decision(posts=(posted,)))

    await post_grouped("a", "First")
    await post_grouped("b", "Second")
    (claimed,) = await claim(store)
    await settle(store, TryAgain(claimed, NOON + MINUTE))
    (claimed,) = await claim(store, NOON + MINUTE)
    await settle(store, Shown(claimed, "m1"))
    await post_grouped("b", "Changed")
    (claimed,) = await claim(store, NOON + MINUTE)
    assert ([each.key for each in claimed.parts], claimed.attempts) == (["a", "b"], 0)


async def test_a_card_of_a_killed_courier_is_claimed_again(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    await claim(store)

    assert await next_due(store) is None
    assert await claim(store, NOON + DAY) == []
    await bury(store)
    assert await next_due(store) == NOON
    (claimed,) = await claim(store)
    assert not claimed.in_doubt, "nobody was given it"
    await settle(store, Shown(claimed, "m1"))
    assert await next_due(store) is None


async def test_a_courier_taken_for_dead_sends_and_settles_nothing(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a")
    (claimed,) = await claim(store)
    await bury(store)
    assert await hand_over(store, claimed) == []
    await settle(store, Shown(claimed, "m1"))
    assert keys(await claim(store)) == ["a"]


async def test_a_courier_taken_for_dead_does_not_say_who_is_unreachable(
    store: SqlStore, maya: Member
) -> None:
    """The courier that has the card now finds out whether they can be reached."""
    await interview(store, maya, await member(store, "daniel"), "i1")
    await post(store, maya, "a", "i1")
    (claimed,) = await claim(store)
    await bury(store)
    await settle(store, GaveUp(claimed, NOON))
    assert not (await read_as(store, MemberContext, by(maya))).me.unreachable
    fired = Fired()
    assert await fire(store, fired) == 0
    assert keys(await claim(store)) == ["a"]


async def test_a_courier_that_claims_after_its_burial_and_dies_is_buried_again(
    store: SqlStore, maya: Member
) -> None:
    """This is what a courier does that was stopped, and then continues for a moment."""
    await post(store, maya, "a")
    await bury(store)
    assert keys(await claim(store)) == ["a"]
    heart = Heart("other", alone=True)
    await store.run(lambda unit: heart.beat(unit.couriers))
    assert keys(await claim(store)) == ["a"], "nobody would ever have freed it"


async def test_a_card_that_was_put_back_is_due_as_before(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    (claimed,) = await claim(store)
    await hand_over(store, claimed)
    await settle(store, PutBack(claimed))
    assert await next_due(store) == NOON
    assert await claim(store) == [claimed]


async def test_a_version_posted_during_a_send_goes_out_after_it(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a", title="One")
    (first,) = await claim(store)
    await post(store, maya, "a", title="Two")
    assert await claim(store) == []

    await settle(store, Shown(first, "m1"))

    (second,) = await claim(store)
    assert (second.card, second.message) == (card("Two"), "m1")
    await settle(store, Shown(second, "m1"))
    assert await claim(store, NOON + DAY) == []


async def test_giving_up_wakes_the_interview_on_the_members_side(
    store: SqlStore, maya: Member
) -> None:
    daniel = await member(store, "daniel")
    await interview(store, maya, daniel)
    await post(store, maya, "seeker", "i1")
    await post(store, daniel, "host", "i1")
    await post(store, daniel, "nothing")

    later = NOON + MINUTE
    await settle(store, *(GaveUp(each, later) for each in await claim(store)))

    assert await claim(store, NOON + DAY) == []
    assert await next_due(store) == later
    fired = Fired()
    await fire(store, fired, later, 9)
    assert fired.due == [Due("i1", "unreachable_host"), Due("i1", "unreachable_seeker")]


async def test_settling_several_kinds_and_nothing(store: SqlStore, maya: Member) -> None:
    for key in "abc":
        await post(store, maya, key)
    a, b, c = await claim(store)

    await settle(store, Shown(a, "m1"), TryAgain(b, NOON + DAY), GaveUp(c, NOON))
    await settle(store)

    assert await next_due(store) == NOON + DAY


async def test_the_next_due_is_the_earliest_of_cards_and_timers(
    store: SqlStore, maya: Member
) -> None:
    assert await next_due(store) is None
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.NUDGE_HOST, NOON + MINUTE))
    assert await next_due(store) == NOON + MINUTE
    await post(store, maya, "a")
    assert await next_due(store) == NOON


@pytest.mark.parametrize(
    ("stage", "changed", "goes"),
    [
        (Stage.ASKED, NOON, False),
        (Stage.BOOKED, NOON, False),
        (Stage.HELD, NOON + DAY, False),
        (Stage.HELD, NOON, True),
        (Stage.THANKED, NOON + DAY, False),
        (Stage.THANKED, NOON, True),
        *((stage, NOON, True) for stage in (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED)),
        *((stage, NOON, True) for stage in (Stage.CANCELLED, Stage.MISSED)),
    ],
)
async def test_cards_of_ended_interviews_are_forgotten(
    store: SqlStore, maya: Member, stage: Stage, changed: datetime, goes: bool
) -> None:
    asked = await interview(store, maya, await member(store, "daniel"))
    ended = replace(asked, stage=stage, changed_at=changed, revision=2)
    await decide(store, maya, Decision(save=(ended,)))
    await post(store, maya, "a", "i1")
    await show(store)

    await forget_before(store, NOON)
    assert not await is_forgotten(store, "a")
    await forget_before(store, NOON + MINUTE)
    assert await is_forgotten(store, "a") is goes


async def test_only_settled_cards_are_forgotten(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "old")
    await show(store)
    await post(store, maya, "waiting")
    await forget_before(store, NOON + DAY)
    assert (await is_forgotten(store, "old"), await is_forgotten(store, "waiting")) == (True, False)
    assert keys(await claim(store)) == ["waiting"]


async def test_a_message_can_be_edited_after_its_words_are_forgotten(
    store: SqlStore, maya: Member
) -> None:
    await post(store, maya, "a")
    await show(store)
    await forget_before(store, NOON + DAY)
    await post(store, maya, "a", title="Anew")
    (again,) = await claim(store)
    assert again.message is not None


async def test_a_card_that_nobody_ever_saw_goes_whole(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    (claimed,) = await claim(store)
    await settle(store, GaveUp(claimed, NOON))
    await forget_before(store, NOON + DAY)
    assert await kept_cards(store) == {}


async def test_an_export_stays_in_the_outbox_for_a_day(store: SqlStore, maya: Member) -> None:
    key = f"{EXPORT}1"
    await post(store, maya, key)
    await show(store)
    await forget_before(store, NOON + EXPORTS_KEPT - CARDS_KEPT)
    assert not await is_forgotten(store, key)
    await forget_before(store, NOON + EXPORTS_KEPT - CARDS_KEPT + MINUTE)
    assert await is_forgotten(store, key)


async def kept_cards(store: SqlStore) -> dict[int, str]:
    """The content of each row, by the digest of its key."""
    query = select(cards.c.digest, cards.c.card)
    return await raw(store, lambda db: dict(map(tuple, db.execute(query))))


async def is_forgotten(store: SqlStore, key: str) -> bool:
    return not (await kept_cards(store))[digest_of(key)]


async def post_lasting(store: SqlStore, to: Member, key: str, *, grouped: bool = False) -> None:
    """A card about an interview that does not change with it."""
    posted = Post(to.id, key, card(key), "i1", grouped=grouped)
    await decide(store, to, Decision(posts=(posted,)))


@pytest.fixture
async def asked(store: SqlStore, maya: Member) -> Interview:
    return await interview(store, maya, await member(store, "daniel"))


@pytest.mark.usefixtures("asked")
async def test_a_card_that_stays_as_it_is_is_forgotten_once_it_is_shown(
    store: SqlStore, maya: Member
) -> None:
    await post_lasting(store, maya, "i1:stays")
    await post(store, maya, "i1:changes", "i1")
    await post(store, maya, "about none")
    await show(store)
    forgotten = [
        await is_forgotten(store, each) for each in ("i1:stays", "i1:changes", "about none")
    ]
    assert forgotten == [True, False, False]


@pytest.mark.usefixtures("asked")
async def test_a_forgotten_card_can_still_be_edited(store: SqlStore, maya: Member) -> None:
    await post_lasting(store, maya, "i1:stays")
    (first,) = await show(store)
    await post(store, maya, "i1:stays", "i1", title="Anew")
    (again,) = await claim(store)
    assert (again.id, again.message) == (first.id, first.key)
    assert again.card == card("Anew", "i1")


@pytest.mark.usefixtures("asked")
async def test_a_card_with_a_newer_version_is_not_forgotten(store: SqlStore, maya: Member) -> None:
    await post_lasting(store, maya, "i1:stays")
    (first,) = await claim(store)
    await post(store, maya, "i1:stays", "i1", title="Anew")
    await settle(store, Shown(first, "m"))
    (again,) = await claim(store)
    assert again.card == card("Anew", "i1")


@pytest.mark.usefixtures("asked")
async def test_cards_of_one_message_are_not_forgotten_singly(store: SqlStore, maya: Member) -> None:
    """The message is edited as a whole."""
    for key in ("i1:a", "i1:b"):
        await post_lasting(store, maya, key, grouped=True)
    (together,) = await show(store)
    assert len(together.parts) == 2
    assert not await is_forgotten(store, "i1:a")
    assert not await is_forgotten(store, "i1:b")


@pytest.mark.usefixtures("asked")
async def test_an_erasure_edits_the_message_of_a_forgotten_card(
    store: SqlStore, maya: Member
) -> None:
    (daniel,) = (each for each in (await raw(store, _members)) if each != maya.id)
    await post_lasting(store, maya, "i1:stays")
    (shown,) = await show(store)
    erasure = Erasure((daniel,), card("To them"), card("To others"))
    await decide(store, maya, Decision(erases=erasure))
    (edited,) = await claim(store)
    assert (edited.message, edited.card) == (shown.key, card("To others"))


def _members(db: Connection) -> list[int]:
    return list(db.scalars(select(members.c.id)))


async def test_a_card_in_doubt_stays_so_until_it_is_there(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    (claimed,) = await claim(store)
    await hand_over(store, claimed)
    await bury(store)
    (again,) = await claim(store, NOON + DAY)
    assert (claimed.in_doubt, again.in_doubt) == (False, True), "nobody said what came of it"
    await settle(store, TryAgain(again, NOON + 2 * DAY, counts=False))
    await post(store, maya, "a", title="Changed")
    (put_off,) = await claim(store, NOON + 2 * DAY)
    assert (put_off.in_doubt, put_off.attempts) == (True, 0)
    await settle(store, GaveUp(put_off, NOON + 2 * DAY))
    await post(store, maya, "a", title="Changed again")
    (last,) = await claim(store, NOON + 3 * DAY)
    assert last.in_doubt
    await settle(store, Shown(last, "m1"))
    await post(store, maya, "a", now=NOON + 3 * DAY, title="Done")
    (done,) = await claim(store, NOON + 3 * DAY)
    assert not done.in_doubt


async def test_tries_before_a_kill_do_not_count_as_looks_for_what_may_still_arrive(
    store: SqlStore, maya: Member
) -> None:
    """Slack's messenger looks for such a card until it was tried twice."""
    await post(store, maya, "a")
    for hours in range(2):
        (claimed,) = await claim(store, NOON + hours * HOUR)
        await settle(store, TryAgain(claimed, NOON + (hours + 1) * HOUR))
    (claimed,) = await claim(store, NOON + 2 * HOUR)
    await bury(store)
    (claimed,) = await claim(store, NOON + 2 * HOUR)
    assert claimed.attempts == 2, "it was not handed over"
    await hand_over(store, claimed)
    await bury(store)
    (again,) = await claim(store, NOON + 2 * HOUR)
    assert (again.in_doubt, again.attempts) == (True, 0)


async def test_tries_that_failed_for_certain_do_not_count_as_looks_for_what_may_still_arrive(
    store: SqlStore, maya: Member
) -> None:
    """So it is looked for as often, and as long, as a card whose first try was in doubt."""
    await post(store, maya, "a")
    known, doubted = SendFailed("busy"), SendFailed("503", in_doubt=True)
    seen, now = [], NOON
    for why in (known, known, doubted, doubted, known, known):
        (claimed,) = await claim(store, now)
        seen.append(claimed.attempts)
        failed = outcome_of_failure(claimed, why, now)
        assert isinstance(failed, TryAgain)
        seen.append((failed.at - now).seconds)
        await settle(store, failed)
        now = failed.at
    assert seen == [0, 10, 1, 20, 2, 10, 1, 20, 2, 40, 3, 80]


async def test_a_card_in_doubt_is_claimed_without_new_cards(store: SqlStore, maya: Member) -> None:
    """If the earlier message is found, the new card would count as shown, although the message does
    not contain it."""

    async def post_grouped(*keys: str) -> None:
        posts = tuple(Post(maya.id, key, card(key), grouped=True) for key in keys)
        await decide(store, maya, Decision(posts=posts))

    await post_grouped("a", "b")
    (killed,) = await claim(store)
    await hand_over(store, killed)
    await bury(store)
    await post_grouped("c", "d")
    claimed = await claim(store)
    assert [each.key for each in killed.parts] == ["a", "b"]
    assert [([part.key for part in each.parts], each.in_doubt) for each in claimed] == [
        (["a", "b"], True),
        (["c", "d"], False),
    ]


@pytest.mark.parametrize("in_doubt", [True, False])
async def test_a_try_that_failed_leaves_a_doubt_or_none(
    store: SqlStore, maya: Member, in_doubt: bool
) -> None:
    await post(store, maya, "a")
    (claimed,) = await claim(store)
    await settle(store, TryAgain(claimed, NOON + DAY, in_doubt=in_doubt))
    (again,) = await claim(store, NOON + DAY)
    assert again.in_doubt is in_doubt


async def test_only_cards_of_the_named_platforms_are_claimed(store: SqlStore, maya: Member) -> None:
    await post(store, maya, "a")
    assert await claim(store, NOON, 9, ["discord"], ()) == []
    assert await claim(store, NOON, 9, [], ()) == []
    assert await next_due(store, ["discord"]) is None
    assert await next_due(store, ["discord", "slack"]) == NOON
    assert keys(await claim(store, NOON, 9, ["discord", "slack"], ())) == ["a"]


async def test_a_changed_card_in_a_shared_message_has_no_failed_attempts(
    store: SqlStore, maya: Member
) -> None:
    """The card that changes in a shared message can be tried as often as any other."""
    posts = tuple(Post(maya.id, key, card(key), grouped=True) for key in "ab")
    await decide(store, maya, Decision(posts=posts))
    for hours in range(3):
        (shared,) = await claim(store, NOON + hours * HOUR)
        await settle(store, TryAgain(shared, NOON + (hours + 1) * HOUR))
    (shared,) = await claim(store, NOON + 3 * HOUR)
    assert shared.attempts == 3
    await settle(store, Shown(shared, "m1"))
    changed = replace(posts[0], card=card("Changed"))
    await decide(store, maya, Decision(posts=(changed,)), NOON + DAY)
    (edited,) = await claim(store, NOON + DAY)
    assert ([part.key for part in edited.parts], edited.attempts) == (["a", "b"], 0)
