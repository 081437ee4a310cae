"""The longest cards after the talk, on every platform: the debrief, the note, the journal, the
reading list, staying in touch; and those for somebody sad."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.discord.rendering import render as discord
from adapters.slack.rendering import render as slack
from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.reader import Reader
from bot.content.advice.answers import the_advice
from bot.engine import concern_button
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import HostedContext
from bot.interview.afterwards.resources import (
    LONGEST_ADDRESS,
    Recommendation,
    Resource,
    ResourceKind,
)
from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile, Place, Venue
from bot.interview.hours import WEEKDAYS
from bot.interview.members import Member, NamedMember, Person
from bot.interview.model import Debrief, Interview, Side, Stage
from bot.interview.next_step import NEWS_AT_MOST, WORDS_AT_MOST, NextStep
from bot.interview.staying_in_touch.contacts import CONTACTS_SHOWN, Contact, Silence
from bot.interview.staying_in_touch.journal import Chapter, JournalLine, Page, Reflection
from bot.language.debrief.reading_list import Title
from bot.language.debrief.referrals import Lead
from bot.language.hours import read_hours
from bot.language.search import ARG_LENGTH
from bot.steps.hosting.standing import with_waiting_requests
from bot.steps.meeting import invitations
from bot.steps.meeting.interview_plan import plan_of
from bot.texts import notices, nudges, preview
from bot.texts.afterwards import debrief, thank
from bot.texts.asking import answers
from bot.texts.finding import reading_list
from bot.texts.hosting import host
from bot.texts.letters import email_copy
from bot.texts.meeting import plan
from bot.texts.pages import ListPage
from bot.texts.plain_words import worries
from bot.texts.staying_in_touch import contacts, follow_up, journal
from tests.storage.scene import met

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=14)
READER = Reader(ZoneInfo("America/Argentina/Buenos_Aires"))
LONG = "W" * 1000
HOURS = read_hours(";".join(f"{day} 13:01-13:31, 14:02-14:32" for day in WEEKDAYS))
ABOUT = HostProfile(role=LONG[:60], organisation=LONG[:60], page=f"https://{'m' * 107}.com")
HOSTS = [
    Member(n, 1, Person("p", "s", f"u{n}"), LONG[:80], profile=replace(ABOUT, field=LONG))
    for n in range(2, 8)
]
NAMED = [NamedMember(each.id, each.person, each.name, None) for each in HOSTS]
TALK = Interview(
    *("f" * 32, 1, 1, 2, LONG, LONG, 30, NOW, NOW),
    stage=Stage.HELD,
    revision=1000,
    start=NOW,
    debrief=Debrief(LONG, LONG, LONG),
    thanks_for=LONG[: debrief.THANKS_FOR.most],
    next_step=NextStep(LONG[:WORDS_AT_MOST], LATER, news=LONG[:NEWS_AT_MOST]),
)
FOUND = [Resource(ResourceKind.NEWSLETTER, f"{n}{LONG}") for n in range(30)]
ASKING = ("Could you please refer me, and my brother? " * 40)[: email_copy.WORDS_LENGTH]
SHARED = [
    Recommendation(TALK.id, f"{n:016}", 1, 1, 2, ResourceKind.NEWSLETTER, LONG, LONG, NOW)
    for n in range(25)
]


def debriefed() -> Card:
    leads = [*(Lead(LONG, (each,)) for each in HOSTS), *(Lead(f"{n} {LONG}") for n in range(5))]
    return debrief.kept(TALK, HOSTS[0], FOUND, leads, asks_worth=True, names_day=False, now=NOW)


def journaled() -> Card:
    reflection = Reflection(TALK.id, 1, 5, 5, LONG)
    pages = [Page(TALK, each, reflection) for each in NAMED[:3]]
    line = JournalLine(TALK.id, LONG, 5, 5)
    turned = [(Chapter(f"{n}{LONG}", (line,)), page, True) for n, page in enumerate(pages)]
    return journal.journal(
        1000, 1000, turned, ListPage((), 996, 1000).more(ActionName.MORE_JOURNAL)
    )


def listed() -> Card:
    fields = tuple(f"{n}{LONG}" for n in range(5))
    url = f"https://long.example/{LONG}"[:LONGEST_ADDRESS]
    titles = [
        Title(f"{n:016}", ResourceKind.ADDRESS, url, fields, 100, tuple(HOSTS), may_take_away=True)
        for n in range(6)
    ]
    more = ListPage((), 6, 12).more(ActionName.MORE_READING, "w" * ARG_LENGTH)
    return reading_list.reading(LONG, titles, more)


def asked() -> Card:
    return reading_list.may_i_name_you(TALK, HOSTS[1], SHARED, named=None)


def noted() -> Card:
    """With characters that Discord escapes, which take the most room."""
    return thank.note(TALK, HOSTS[0], "*" * email_copy.WORDS_LENGTH, ActionName.KEEP_POSTED)


def unanswered() -> Card:
    return thank.note(TALK, HOSTS[0], LONG[:500] * 3)


def nudged_to_thank() -> Card:
    state = InterviewContext(HOSTS[0], TALK, HOSTS[0], HOSTS[1])
    return nudges.thank(state, LONG[:500] * 3, "thanks_second", NOW, ask=True)


def given_back() -> Card:
    preview_card = preview.note(TALK, HOSTS[1], HOSTS[0], ASKING)
    return notices.with_typed_words(preview_card, {"note": "*" * email_copy.WORDS_LENGTH})


def nudged() -> Card:
    return nudges.keep_in_touch(TALK, HOSTS[1], "keep_in_touch")


def nudged_with_words_of_their_own() -> Card:
    written = replace(TALK, draft_update=LONG[:500] * 3)
    return nudges.keep_in_touch(written, HOSTS[1], "keep_in_touch")


def known() -> Card:
    contact = Contact(met(TALK), NOW, Silence.ANOTHER_INTERVIEW)
    shown = [(contact, each) for each in NAMED[:CONTACTS_SHOWN]]
    more = ListPage((), 99_995, 100_000).more(ActionName.MORE_CONTACTS)
    return contacts.contacts(shown, more, nudged=False)


def told() -> Card:
    return preview.newer(preview.update(TALK, HOSTS[0], HOSTS[1], ASKING))


def unsent() -> Card:
    return nudges.thank(
        InterviewContext(HOSTS[0], replace(TALK, note=ASKING), HOSTS[0], HOSTS[1]),
        *(ASKING, "thanks_second", NOW),
        ask=False,
    )


def updated() -> Card:
    return follow_up.update(TALK, HOSTS[0], "*" * email_copy.WORDS_LENGTH, ActionName.KEEP_POSTED)


def away() -> Card:
    """The card of a host who paused, with more requests than fit on it."""
    long = LONG[:300]
    profile = replace(
        ABOUT, headline=LONG[:100], field=LONG[:100], topics=(long,), gladly=long, hours=HOURS
    )
    me = replace(HOSTS[0], profile=replace(profile, open=True, paused_until=NOW + timedelta(9)))
    times = tuple(NOW + timedelta(days) for days in (1, 2, 3))
    asked = replace(TALK, stage=Stage.ASKED, start=None, offered=times)
    booked = replace(TALK, stage=Stage.BOOKED, start=times[0])
    state = HostedContext(me, tuple((each, NAMED[1]) for each in (*[asked] * 5, *[booked] * 3)))
    return with_waiting_requests(host.status(me, me.profile or profile, NOW), state, NOW)


def confirmed() -> Card:
    """The seeker's confirmation, with a place of the greatest length."""
    link = f"https://{'m' * 280}.example"
    booked = replace(TALK, stage=Stage.BOOKED, venue=Venue(Place.VIDEO, link))
    state = InterviewContext(HOSTS[0], booked, HOSTS[0], HOSTS[1])
    card = answers.booked(booked, Side.SEEKER, state, NOW - timedelta(days=2))
    return invitations.with_event(card, replace(booked, moved=True), Side.SEEKER, state, NOW)


def planned() -> Card:
    """The longest plan that can come with the confirmation."""
    booked = replace(TALK, stage=Stage.BOOKED)
    made, _ = plan_of(booked, HOSTS[0], HOSTS[1], {})
    return concern_button.with_concern_button(plan.first_plan(made, booked, HOSTS[1]), booked.id)


def without_a_link() -> Card:
    booked = replace(TALK, stage=Stage.BOOKED, venue=Venue())
    state = InterviewContext(HOSTS[1], booked, HOSTS[0], HOSTS[1])
    card = answers.booked(booked, Side.HOST, state, NOW - timedelta(days=2))
    return invitations.with_event(card, booked, Side.HOST, state, NOW)


def _people() -> worries.PeopleToLearnFrom:
    topics = tuple(f"{LONG[:40]}{n}" for n in range(7))
    full = replace(ABOUT, field=LONG, headline=LONG, gladly=LONG, topics=topics)
    hosts = [Listing(replace(each, profile=full), 8) for each in HOSTS]
    return worries.PeopleToLearnFrom(LONG[:40], hosts)


def comforted() -> Card:
    advice = next(each for each in the_advice().all if each.id == "money-worries")
    return worries.hard_time(
        HOSTS[0], advice, (), _people(), waits=True, talks=True, declined=True, deeply=True
    )


def worn_out() -> Card:
    return worries.worn_out(HOSTS[0], _people())


@pytest.mark.parametrize(
    "made",
    [
        *(confirmed, planned, without_a_link, comforted, worn_out),
        *(debriefed, journaled, listed, asked, noted, unanswered, nudged_to_thank, given_back),
        *(nudged, nudged_with_words_of_their_own, known, told, updated, unsent, away),
    ],
)
@pytest.mark.parametrize("language", ["en", "pseudo"])
def test_the_fullest_card_is_shown_everywhere(
    made: Callable[[], Card], language: str, pseudo_language: str
) -> None:
    """In English, and in a language that is 40 % longer."""
    reader = replace(READER, language=language.replace("pseudo", pseudo_language))
    card = made()
    assert slack.card_blocks(card, reader)
    assert discord.message(card, reader)
