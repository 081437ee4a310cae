from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, column, select, table, text

from bot.engine.contexts.interview import FollowUpContext, InterviewContext
from bot.engine.contexts.journal import ContactsContext
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due
from bot.engine.store.store import LoadRequest
from bot.engine.timer_names import TimerName
from bot.interview.absences import Absences
from bot.interview.members import Member, NamedMember
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
from storage.connections.database import open_engine
from storage.mapping import INTERVIEW_COLUMNS, interview_of
from storage.migrations import migrate
from storage.migrations.earlier_types import InstantAsText
from storage.store import SqlStore
from storage.tables import timers
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
    read,
    read_as,
    set_timers,
)

DAY = timedelta(days=1)
OLD_TIMERS = table("timer", column("interview"), column("name"), column("at", InstantAsText))
OLD_INTERVIEWS = table(
    "interview",
    *map(column, ("id", "community", "seeker", "host", "connection", "wish", "minutes", "stage")),
    *map(column, ("revision", "awaiting", "offered", "nudges", "moved")),
    *(column(each, InstantAsText) for each in ("asked_at", "changed_at", "last_contact_at")),
)
BEFORE = "0009"


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
        assert (state.interview.id, state.pair) == ("i1", (newer,))
    assert await read(store, LoadRequest(FollowUpContext, by(ana), about="i1")) is None


async def test_contacts_are_hosts_of_past_and_coming_interviews(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    noted = {"debrief": Debrief("Listen"), "start": NOON - DAY, "touch_at": NOON + DAY}
    old = await interview(store, maya, daniel, "old", stage=Stage.HELD, **noted)
    await interview(store, maya, ana, "new", stage=Stage.ASKED, revision=3, nudges=False)
    await interview(store, maya, ana, "no", stage=Stage.DECLINED)
    await interview(store, maya, ana, "unsent", stage=Stage.DRAFT)
    await interview(store, daniel, maya, "hosted", stage=Stage.THANKED)

    found = await read_as(store, ContactsContext, by(maya))

    assert (found.in_all, found.has_any) == (1, True)
    [(contact, host)] = found.contacts
    assert (contact.held, host) == (met(old), NamedMember(daniel.person, daniel.name, None))


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
        "touch_at": chance.choice((*[None] * 6, NOON + DAY, NOON - DAY)),
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
    changed = replace(talk, touch_at=NOON + 30 * DAY, reminded=times)
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

    assert seen == [talk, replace(talk, touch_at=NOON + DAY, reminded=(NOON,))]


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


# A database of before


def older(engine: Engine) -> None:
    """The database as it was before each talk had one date for the next nudge."""
    migrate(engine, BEFORE)
    with engine.begin() as db:
        for statement in (
            "INSERT INTO community (id) VALUES (1)",
            "INSERT INTO space (platform, id, community) VALUES ('slack', 'T1', 1)",
            'INSERT INTO member (id, community, platform, space, "user", name, quiet_from, '
            "quiet_until, nudges) VALUES (1, 1, 'slack', 'T1', 'U1', 'N', '20:00', '09:00', true)",
        ):
            db.execute(text(statement))


def add(
    db: Connection,
    name: str,
    stage: str,
    due: Mapping[str, datetime] = MappingProxyType({}),
    *,
    nudges: bool = True,
    wrote: datetime | None = None,
) -> None:
    columns = {
        "id": name,
        "community": 1,
        "seeker": 1,
        "host": 1,
        "connection": "c",
        "wish": "w",
        "minutes": 25,
        "asked_at": NOON,
        "changed_at": NOON,
        "stage": stage,
        "revision": 1,
        "awaiting": "host",
        "offered": "[]",
        "nudges": nudges,
        "moved": False,
        "last_contact_at": wrote,
    }
    db.execute(OLD_INTERVIEWS.insert().values(**columns))
    for timer, at in due.items():
        values = {"interview": name, "name": timer, "at": at}
        db.execute(OLD_TIMERS.insert(), values)


_TIMERS = select(timers.c.interview, timers.c.name, timers.c.at)


def migrated(engine: Engine) -> tuple[dict[str, Interview], set[tuple[str, str, datetime]]]:
    migrate(engine)
    with engine.connect() as db:
        rows = db.execute(select(*INTERVIEW_COLUMNS))
        found = {each.id: each for each in map(interview_of, rows)}
        return found, {tuple(row) for row in db.execute(_TIMERS)}


def test_migration_takes_the_earlier_of_two_old_timers_as_the_next_date(empty_url: str) -> None:
    engine = open_engine(empty_url)
    older(engine)
    first, second = NOON + 30 * DAY, NOON + 90 * DAY
    both = {"keep_in_touch_first": first, "keep_in_touch_second": second}
    with engine.begin() as db:
        add(db, "both", "thanked", both)
        add(db, "second", "held", {"keep_in_touch_second": second, "thanks_first": NOON})
        add(db, "none", "thanked")
        add(db, "stopped", "thanked", both, nudges=False)
        add(db, "missed", "missed", both)

    found, due = migrated(engine)
    engine.dispose()

    assert {name: each.touch_at for name, each in found.items()} == {
        "both": first,
        "second": second,
        **dict.fromkeys(("none", "stopped", "missed")),
    }
    assert due == {
        ("both", "keep_in_touch", first),
        ("second", "keep_in_touch", second),
        ("second", "thanks_first", NOON),
    }
    assert all((each.reminded, each.last_update) == ((), None) for each in found.values())


def test_migration_counts_earlier_nudges(empty_url: str) -> None:
    engine = open_engine(empty_url)
    older(engine)
    with engine.begin() as db:
        add(db, "talk", "thanked")
        add(db, "other", "thanked")
        nudges = [f"keep_in_touch_first:2026112{day}T120000" for day in range(6)]
        nudges += ["keep_in_touch_second:20270101T093001", "note", "thanks_first:20270501T093001"]
        for key in nudges:
            db.execute(
                text(
                    "INSERT INTO card (member, platform, space, key, about, card, has_buttons, "
                    '"grouped", version, posted_at, taken, attempts, shown_version) VALUES (1, '
                    "'slack', 'T1', :key, 'talk', :card, false, false, 1, :now, false, 0, 1)"
                ),
                {"key": f"talk:{key}", "card": "{}", "now": NOON.isoformat(" ")},
            )

    found, _ = migrated(engine)
    engine.dispose()

    days = [NOON.replace(day=24), NOON.replace(day=25)]
    assert found["talk"].reminded == (*days, datetime.fromisoformat("2027-01-01T09:30:01Z"))
    assert found["other"].reminded == ()


def test_only_words_written_after_the_note_are_the_last_contact(empty_url: str) -> None:
    engine = open_engine(empty_url)
    older(engine)
    with engine.begin() as db:
        add(db, "noted", "thanked", wrote=NOON)
        add(db, "wrote", "thanked", wrote=NOON + DAY)

    found, _ = migrated(engine)
    engine.dispose()

    assert found["noted"].last_contact_at is None
    assert found["wrote"].last_contact_at == NOON + DAY
