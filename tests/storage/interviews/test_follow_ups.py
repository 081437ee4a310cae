from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from bot.engine.contexts.interview import FollowUpContext, InterviewContext
from bot.engine.contexts.journal import ContactsContext
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due
from bot.engine.store.store import LoadRequest
from bot.engine.timer_names import TimerName
from bot.interview.conduct.absences import Absences
from bot.interview.members import Member
from bot.interview.model import (
    COUNTED_STAGES,
    Absence,
    AbsenceState,
    Debrief,
    FollowUp,
    Interview,
    Side,
    Stage,
)
from bot.interview.staying_in_touch.contacts import CONTACTS_SHOWN, contacts
from storage.store import SqlStore
from tests.storage.scene import (
    NOON,
    by,
    card,
    claim,
    decide,
    fire,
    interview,
    keys,
    member,
    met,
    named,
    read,
    read_as,
    set_timers,
)

DAY = timedelta(days=1)


async def touching(store: SqlStore, me: Member, about: str = "i1") -> FollowUpContext:
    return await read_as(store, FollowUpContext, by(me), about=about)


async def test_other_interviews_of_a_pair_leave_out_drafts(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    await interview(store, maya, daniel, "i1", stage=Stage.THANKED)
    newer = await interview(store, maya, daniel, "i2", stage=Stage.DECLINED)
    await interview(store, maya, daniel, "i3", stage=Stage.DRAFT)
    await interview(store, maya, ana, "i4", stage=Stage.HELD)
    await interview(store, daniel, maya, "i5", stage=Stage.HELD)

    for me in (maya, daniel):
        state = await touching(store, me)
        assert (state.interview.id, state.others_of_pair) == ("i1", (newer,))
    assert await read(store, LoadRequest(FollowUpContext, by(ana), about="i1")) is None


async def test_contacts_are_hosts_of_past_and_coming_interviews(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    noted = {"debrief": Debrief("Listen"), "start": NOON - DAY, "follow_up_at": NOON + DAY}
    old = await interview(store, maya, daniel, "old", stage=Stage.HELD, **noted)
    await interview(store, maya, ana, "new", stage=Stage.ASKED, revision=3, nudges=False)
    await interview(store, maya, ana, "no", stage=Stage.DECLINED)
    await interview(store, maya, ana, "unsent", stage=Stage.DRAFT)
    await interview(store, daniel, maya, "hosted", stage=Stage.THANKED)

    found = await read_as(store, ContactsContext, by(maya))

    assert (found.in_all, found.has_any) == (1, True)
    [(contact, host)] = found.contacts
    assert (contact.held, host) == (met(old), named(daniel))


async def test_whoever_only_asked_has_no_contacts_yet(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    found = await read_as(store, ContactsContext, by(maya))
    assert (found.contacts, found.in_all, found.has_any) == ((), 0, False)

    await interview(store, maya, daniel, "asked", stage=Stage.ASKED)

    found = await read_as(store, ContactsContext, by(maya))
    assert (found.contacts, found.in_all, found.has_any) == ((), 0, True)


@pytest.mark.parametrize("nudges", [True, False])
async def test_pages_of_contacts_are_parts_of_one_list(store: SqlStore, nudges: bool) -> None:
    maya, chance = replace(await member(store, "maya"), nudges=nudges), Random(7)
    await decide(store, maya, Decision(save=(maya,)))
    hosts = [await member(store, f"host{number}") for number in range(16)]
    talks = [
        await interview(store, maya, host, f"{host.id}-{number}", **_any_state(chance))
        for host in hosts
        for number in range(chance.randint(0, 3))
    ]
    counted = [met(each) for each in talks if each.stage in COUNTED_STAGES]
    whole = contacts(maya, counted, NOON)

    for start in range(len(whole) + 1):
        found = await read_as(store, ContactsContext, by(maya), start=start)
        assert [each for each, _ in found.contacts] == whole[start : start + CONTACTS_SHOWN]
        assert found.in_all == len(whole)


def _any_state(chance: Random) -> dict[str, Any]:
    """Often a state in which nothing is to come."""
    at = NOON - chance.randint(1, 9) * DAY
    stages = (*[Stage.THANKED] * 6, Stage.HELD, Stage.BOOKED, Stage.MISSED)
    return {
        "stage": chance.choice(stages),
        "asked_at": at,
        "changed_at": at + chance.randint(0, 2) * DAY,
        "start": at + DAY,
        "last_contact_at": chance.choice((None, at, at + 3 * DAY)),
        "follow_up_at": chance.choice((*[None] * 6, NOON + DAY, NOON - DAY)),
        "nudges": chance.choice((True, True, False)),
    }


async def test_a_follow_up_changes_only_its_dates_and_leaves_the_buttons(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    talk = await interview(store, maya, daniel, stage=Stage.THANKED, revision=3)
    other = await interview(store, maya, daniel, "i2", stage=Stage.THANKED)
    shown = Post(maya.id, "k", card("Pick", talk.id), talk.id)
    await decide(store, maya, Decision(posts=(shown,)))
    await claim(store)
    times = (NOON, NOON + DAY)

    await decide(store, maya, Decision(save=(FollowUp(talk.id, NOON + 30 * DAY, times),)))

    mine = await read_as(store, MemberContext, by(maya))
    changed = replace(talk, follow_up_at=NOON + 30 * DAY, reminded=times)
    assert set(mine.interviews) == {changed, other}
    assert keys(await claim(store, NOON)) == [], "the card stays as it was"
    await decide(store, maya, Decision(save=(FollowUp(talk.id, None, ()),)))
    assert set((await read_as(store, MemberContext, by(maya))).interviews) == {talk, other}


async def test_timers_of_one_batch_see_what_the_one_before_changed(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    talk = await interview(store, maya, daniel, stage=Stage.THANKED)
    await set_timers(
        store,
        maya,
        Timer(talk.id, TimerName.THANKS_FIRST, NOON),
        Timer(talk.id, TimerName.THANKS_SECOND, NOON),
    )
    seen: list[Interview] = []

    def decide_due(state: InterviewContext, _due: Due, _now: datetime) -> Decision:
        seen.append(state.interview)
        return Decision(save=(FollowUp(talk.id, NOON + DAY, (NOON,)),))

    await fire(store, decide_due)

    assert seen == [talk, replace(talk, follow_up_at=NOON + DAY, reminded=(NOON,))]


async def test_absences_are_stored_apart_from_the_interview(store: SqlStore) -> None:
    """They make no button invalid, and timers of one batch see them."""
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    talk = await interview(store, maya, daniel, stage=Stage.MISSED, revision=3)
    await set_timers(
        store,
        maya,
        Timer(talk.id, TimerName.ABSENCE_COUNTS, NOON),
        Timer(talk.id, TimerName.THANKS_SECOND, NOON),
    )
    absences = (Absence(Side.HOST, NOON, AbsenceState.CONTRADICTED), Absence(None, NOON))
    seen: list[Interview] = []

    def decide_due(state: InterviewContext, _due: Due, _now: datetime) -> Decision:
        seen.append(state.interview)
        return Decision(save=(Absences(talk.id, absences),))

    await fire(store, decide_due)

    changed = replace(talk, absences=absences)
    assert seen == [talk, changed]
    assert (await read_as(store, MemberContext, by(maya))).interviews == (changed,)
