"""However many interviews a member has, and whatever they say about themselves, the cards that list
their interviews fit on every platform, and show one next step."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.rendering import render as discord
from adapters.slack.rendering import render as slack
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.reader import ANYBODY
from bot.engine.contexts.member import (
    FreeTextContext,
    HomeContext,
    HostedContext,
    MyInterviewsContext,
    WithOther,
)
from bot.engine.events import Caller, Command, Press
from bot.flows.me import interviews, start
from bot.interview.hosting import HostProfile, Place
from bot.interview.hours import WEEKDAYS, TimeOff
from bot.interview.limits import LISTED_AT_MOST
from bot.interview.members import Member, NamedMember, Person
from bot.interview.model import Interview, Side, Stage
from bot.language.hours import read_hours
from bot.language.intents import Guess, Intent
from bot.steps.hosting import standing
from bot.steps.plain_words import in_context, moving
from bot.texts.hosting import silent
from bot.texts.hosting.time_off import DAYS_AT_MOST
from tests.bot import town_members
from tests.bot.leading import has_one_next_step
from tests.bot.town import Town

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ME, COMMUNITY = 1, 1
HOURS = read_hours(";".join(f"{day} 13:01-13:31, 14:02-14:32" for day in WEEKDAYS))
DAYS = [timedelta(n) for n in (-2, -1, 1, 2, 3)]


def member(number: int, name: str = "W" * 80) -> Member:
    return Member(number, COMMUNITY, Person("p", "s", f"u{number}"), name, "Europe/Berlin")


def named(of: Member) -> NamedMember:
    return NamedMember(of.id, of.person, of.name, None)


def of_length(most: int) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "W", "*" * (most // 2), "W" * most])


days_off = st.lists(st.integers(0, 300), max_size=DAYS_AT_MOST).map(
    lambda starts: tuple(
        TimeOff((NOW + timedelta(n)).date(), (NOW + timedelta(n + 1)).date()) for n in starts
    )
)
profiles = st.builds(
    HostProfile,
    headline=of_length(100),
    field=st.sampled_from(["law", "nursing", "design", "data", "W" * 100]),
    topics=of_length(300).map(lambda topic: (topic,)),
    gladly=of_length(300),
    hours=st.sampled_from([HOURS, HostProfile().hours]),
    place=st.sampled_from(Place),
    place_detail=of_length(300),
    open=st.booleans(),
    paused_until=st.sampled_from([None, NOW + timedelta(9)]),
    time_off=days_off,
    country=st.sampled_from(["", "DE"]),
    role=of_length(60),
    organisation=of_length(60),
    page=st.sampled_from(["", f"https://{'m' * 107}.com"]),
)


@st.composite
def some_interviews(draw: st.DrawFn, *, hosted: bool = False) -> tuple[WithOther, ...]:
    """`hosted`: all of them by me."""
    made = []
    for number in range(2, 2 + draw(st.integers(0, 8))):
        seeker, host = (number, ME) if hosted or draw(st.booleans()) else (ME, number)
        stage = draw(st.sampled_from([Stage.ASKED, Stage.ASKED, Stage.BOOKED, Stage.HELD]))
        times = draw(st.lists(st.sampled_from(DAYS), max_size=3, unique=True))
        interview = Interview(
            *("f" * 32, COMMUNITY, seeker, host, "", "", 30, NOW, NOW),
            stage=stage,
            revision=1000,
            awaiting=draw(st.sampled_from(Side)),
            offered=tuple(NOW + each for each in times) if stage is not Stage.HELD else (),
            start=None if stage is Stage.ASKED else NOW + draw(st.sampled_from(DAYS)),
            rounds=draw(st.integers(0, 3)),
        )
        made.append((interview, named(member(number))))
    return tuple(made)


def command(me: Member, name: str) -> Command:
    return Command("e1", Caller(me.person, me.name), name)


def is_shown(card: object) -> None:
    assert isinstance(card, Card)
    assert has_one_next_step(card)
    assert slack.card_blocks(card, ANYBODY)
    assert discord.message(card, ANYBODY)


@given(profiles, profiles, some_interviews(hosted=True))
def test_what_a_host_offers_is_saved_whoever_waits(
    before: HostProfile, after: HostProfile, hosted: tuple[WithOther, ...]
) -> None:
    context = HostedContext(replace(member(ME), profile=before), hosted)
    told = standing.standing(context.me, after, NOW, asks_field=True)
    for each in (told, silent.hosting_goes_on()):
        is_shown(standing.keep_profile(context, after, each, NOW).reply)
        is_shown(standing.with_waiting_requests(each, context, NOW))


@given(profiles, some_interviews(), st.booleans())
def test_a_member_sees_their_interviews_however_many(
    profile: HostProfile, mine: tuple[WithOther, ...], organizes: bool
) -> None:
    me = replace(member(ME), profile=profile)
    home = HomeContext(me, mine, None, bool(mine), organizes)
    is_shown(start.start(home, command(me, "start"), NOW).reply)
    own_page = Press("e1", Caller(me.person, me.name), Action(ActionName.HOME))
    is_shown(start.page(home, own_page, NOW).reply)
    page = MyInterviewsContext(me, mine[: LISTED_AT_MOST + 1])
    is_shown(interviews.interviews(page, command(me, "interviews"), NOW).reply)


@given(some_interviews(), st.sampled_from(["", "Friday 3pm", "4", "second"]))
def test_plain_words_may_be_about_many_interviews(mine: tuple[WithOther, ...], when: str) -> None:
    context = FreeTextContext(
        me=member(ME),
        interviews=tuple(each for each, _ in mine),
        others={each.id: member(each.id) for _, each in mine},
        plans={},
        people=tuple(each for _, each in mine),
        contact=None,
        organizes=False,
        hosts_for=lambda _: (),
    )
    for intent in (Intent.YES, Intent.NO):
        is_shown(in_context.answer_waiting(Guess(intent, when=when), when, context, NOW))
    is_shown(in_context.take_news(Guess(Intent.NEWS), when, context, NOW))
    is_shown(in_context.tell_of_lateness(Guess(Intent.LATE), context, NOW))
    is_shown(moving.move(Guess(Intent.MOVE, when=when), context, NOW, None))


def test_a_request_whose_times_have_passed_is_the_next_step_of_the_own_page(
    town: Town, daniel: town_members.Member, maya: town_members.Member
) -> None:
    maya.asks(daniel, own_times="2026-11-25 12:00")
    town.to("2026-11-26 12:00")
    page = maya.sends(Action(ActionName.HOME))
    assert "The times offered have passed" in maya.reads(page)
