from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Quote
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.rich_text import (
    Date,
    ListStyle,
    Mention,
    Moment,
    TimeOfDay,
    Words,
    joined,
    listed,
    say,
    say_many,
)
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post
from bot.engine.store.store import UnitOfWork
from bot.interview.hosting import HostApproval, HostProfile, Place, Venue
from bot.interview.hours import TimeOff
from bot.interview.members import Member, Person, Situation
from bot.interview.model import (
    Absence,
    AbsenceState,
    Debrief,
    Interview,
    SelfIntroduction,
    Side,
    Stage,
    Update,
)
from bot.interview.next_step import NextStep
from bot.language.hours import read_hours
from storage.store import SqlStore
from storage.tables import columns_of, hosts, interviews, members
from tests.storage.scans import scanned
from tests.storage.scene import NOON, by, claim, decide, interview, member, read_as


def names(kind: type) -> set[str]:
    return {each.name for each in fields(kind)}


def test_rows_hold_every_field_of_the_values() -> None:
    held = set(members.c.keys()) - names(Person) | {"person", "profile"}
    assert held == names(Member)
    assert set(hosts.c.keys()) == names(HostProfile) | {"member", "community", "last_asked"}
    assert set(interviews.c.keys()) == names(Interview)


def test_a_missing_column_is_named_with_its_table() -> None:
    with pytest.raises(LookupError, match="table host has no column favourite, colour"):
        columns_of(hosts, ["field", "favourite", "colour"])


async def test_a_member_comes_back_as_saved(store: SqlStore) -> None:
    me = await member(store, "maya")
    profile = HostProfile(
        headline="Design lead",
        field="Design",
        topics=("Career change", "“Café” \\ culture\n"),
        gladly="Honest days",
        per_month=1,
        minutes=20,
        hours=read_hours("Tue, Thu 17:00-19:00"),
        zone="America/New_York",
        place=Place.IN_PERSON,
        place_detail="By the river",
        open=True,
        paused_until=NOON,
        country="US",
        time_off=(TimeOff(date(2026, 12, 1), date(2026, 12, 4)),),
        approval=HostApproval.WAITING,
        closed_for_silence_at=NOON,
        field_id="design",
        role="Design lead",
        organisation="City of Porto",
        page="https://daniel.example",
    )
    changed = replace(
        me,
        zone="Europe/London",
        zone_told="Europe/London",
        quiet_from=time(21, 30),
        quiet_until=time(7),
        night_from=time(1, 15),
        night_until=time(9),
        nudges=False,
        situation=Situation.LAID_OFF,
        picture="https://pictures.example/maya.png",
        who_i_am="I'm “Maya”\n",
        minutes_left=True,
        profile=profile,
    )
    assert_nothing_is_default(profile)

    await decide(store, me, Decision(save=(changed,)))

    assert (await read_as(store, MemberContext, by(changed))).me == changed


async def test_an_interview_comes_back_as_saved(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    asked = await interview(store, maya, daniel)
    later = replace(
        asked,
        stage=Stage.THANKED,
        revision=7,
        awaiting=Side.SEEKER,
        offered=(NOON, NOON + timedelta(days=1, microseconds=1)),
        start=NOON,
        debrief=Debrief("Ask more", "A book", "Ana"),
        thanks_for="Your patience",
        venue=Venue(Place.PHONE, "+49 30 1234", NOON, 2),
        note="Thank you!",
        last_contact_at=NOON,
        nudges=False,
        moved=True,
        absences=(Absence(Side.HOST, NOON), Absence(None, NOON, AbsenceState.ASKED)),
        follow_up_at=NOON,
        reminded=(NOON, NOON + timedelta(days=60, microseconds=1)),
        draft_update="I tried “it”",
        last_update=Update("It worked!\n", NOON),
        acknowledged=True,
        rounds=2,
        ends_at=NOON,
        ended_by=Side.HOST,
        may_ask_again=True,
        keep_posted=True,
        next_step=NextStep("Ask Ana", NOON, True, NOON, "She answered"),
        self_introduction=SelfIntroduction("I'm Maya.", "I'm asking you."),
        told_of_lateness=(Side.HOST, Side.SEEKER),
        goal="Whether I need a degree",
        notes=("“Ask”\nmore", "Ana"),
    )
    assert_nothing_is_default(later)

    await decide(store, maya, Decision(save=(later,)))

    mine = await read_as(store, MemberContext, by(maya))
    assert mine.interviews == (later,)
    assert mine.others == {daniel.id: daniel}


async def test_own_words_are_kept_and_every_button_stays(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    booked = await interview(store, maya, daniel, stage=Stage.BOOKED, start=NOON)
    noted = replace(booked, goal="Whether I need a degree", notes=("Ask Ana",))

    await decide(store, maya, Decision(save=(noted.own_words,)))

    assert (await read_as(store, MemberContext, by(maya))).interviews == (noted,)


async def test_a_card_comes_back_as_posted(store: SqlStore) -> None:
    me = await member(store, "maya")
    button = Button(
        joined([say("Yes "), Words("<b>", 3)], ""), Action("pick", "i1", 2, "a:b"), Style.DANGER
    )
    text = say(
        "Hi {who} {when} {words} {number}",
        who=Mention("U1", "Dan"),
        when=listed([Moment(NOON), Date(NOON.date()), TimeOfDay(NOON.time())], ListStyle.OR),
        words=joined([Words("“…”"), say("Ho")]),
        number=say_many("{number} talk", "{number} talks", 2),
    )
    everything = Card(
        text,
        (
            Paragraph(text),
            Quote(text),
            Facts(((say("When"), text),)),
            Numbered((text, text), start=4),
            Entry(text, text, (button,)),
        ),
        (button,),
    )

    await decide(store, me, Decision(posts=(Post(me.id, "k", everything),)))

    (claimed,) = await claim(store)
    assert claimed.card == everything
    assert claimed.to == me


async def test_instants_come_back_in_utc(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    far = timezone(timedelta(hours=-7))
    await interview(store, maya, daniel, start=datetime(2026, 11, 24, 5, tzinfo=far))

    (found,) = (await read_as(store, MemberContext, by(maya))).interviews

    assert found.start == NOON
    assert found.start.tzinfo is UTC


async def test_a_naive_instant_is_refused(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")

    with pytest.raises(ValueError, match="no zone"):
        await interview(store, maya, daniel, start=datetime(2026, 11, 24, 5))


def assert_nothing_is_default(value: Interview | HostProfile) -> None:
    """Otherwise a column that nobody filled could not be told from one that was filled."""
    for each in fields(value):
        assert getattr(value, each.name) != each.default, each.name


async def test_saving_searches_no_other_tables(tmp_path: Path) -> None:
    """However many plans, concerns and cards refer to a member or an interview."""
    store = SqlStore.open(f"sqlite:///{tmp_path}/askwell.db")
    maya, daniel = [await member(store, each) for each in ("maya", "daniel")]
    made = await interview(store, maya, daniel)
    changed = (replace(maya, name="Maya L."), replace(made, revision=made.revision + 1))

    def save(unit: UnitOfWork) -> None:
        unit.save(Decision(save=changed), NOON)

    assert await scanned(store, save) == set()
    await store.close()
