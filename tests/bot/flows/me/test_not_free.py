"""Times that a member names and at which a calendar is busy: they are told before anybody else
is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import READ_EVERY
from tests.bot.texts.calendar.pair import utc
from tests.bot.town import Town
from tests.bot.town_members import Member, why

TUESDAY = Busy(utc("2026-11-24 16:00"), utc("2026-11-24 17:00"))
"""17:00 to 18:00 in Berlin, 19:00 to 20:00 in Nairobi."""


def holds(town: Town, member: Member, *busy: Busy) -> None:
    member.types("calendar")
    member.sends(Action("busy_form"))
    member.fills(url="https://feed.example/a.ics")
    now = town.clock.now()
    (found,) = town.runner.run(town.store.sources(now, 10))
    read = replace(found, read_at=now, due_at=now + READ_EVERY)
    town.runner.run(town.store.keep_busy(read, busy, None, now))


def previews(seeker: Member, host: Member, typed: str) -> str:
    seeker.opens_request(host)
    words = {"connection": "We are in the same community.", "wish": "How you came to this work."}
    return seeker.reads(seeker.fills(own_times=typed, **words))


# Their own calendars


def test_a_seeker_is_told_before_the_request_goes_out(
    town: Town, daniel: Member, maya: Member
) -> None:
    holds(town, daniel, TUESDAY)
    shown = previews(maya, daniel, "2026-11-24 19:15")
    assert "Daniel is not free at Tue 24 Nov, 19:15." in shown
    assert "Another time would work better." in shown
    assert "18:00" not in shown, "nothing else of what he does"
    assert not daniel.received()
    maya.presses("Send it")
    assert len(daniel.received()) == 1, "she may ask all the same"


def test_a_seeker_is_told_of_what_they_have_themselves(
    town: Town, daniel: Member, maya: Member
) -> None:
    holds(town, maya, TUESDAY)
    shown = previews(maya, daniel, "2026-11-24 19:15")
    assert "You are not free at Tue 24 Nov, 19:15, as your calendar says." in shown


def test_from_a_longer_span_the_free_times_are_offered(
    town: Town, daniel: Member, maya: Member
) -> None:
    holds(town, daniel, TUESDAY)
    shown = previews(maya, daniel, "Tue 24 Nov 19:00-21:00")
    assert "not free" not in shown
    assert "Tue 24 Nov, 20:00" in shown
    assert "Tue 24 Nov, 19:00" not in shown


def test_a_host_who_proposes_other_times_is_told(town: Town, daniel: Member, maya: Member) -> None:
    holds(town, maya, TUESDAY)
    maya.asks(daniel)
    daniel.presses("Other times")
    shown = daniel.reads(daniel.fills(own_times="Tue 24 Nov 17:30; Fri 27 Nov 17:30"))
    assert "Maya is not free at Tue 24 Nov, 17:30." in shown
    assert "27 Nov, 17:30." not in shown
    assert "can make it at other times" not in maya.text()
    daniel.presses("Send these times")
    assert "Daniel can make it at other times" in maya.last()


def test_moving_in_plain_words_tells_of_busy_times(
    town: Town, daniel: Member, maya: Member
) -> None:
    holds(town, daniel, Busy(utc("2026-11-27 16:00"), utc("2026-11-27 17:00")))
    maya.books(daniel)
    maya.types("move my call with Daniel to Friday at 19:00")
    maya.presses("Propose Fri 27 Nov 2026 19:00")
    shown = maya.reads(maya.fills())
    assert "Daniel is not free at Fri 27 Nov, 19:00." in shown
    assert "would like to move" not in daniel.last()


def test_the_entry_for_an_interview_does_not_stand_in_the_way_of_moving_it(
    town: Town, daniel: Member, maya: Member
) -> None:
    """An entry that was made with a link cannot be recognised by its id."""
    maya.books(daniel)
    (booked,) = town.interviews()
    assert booked.slot
    holds(town, daniel, Busy(booked.slot.start, booked.slot.end))
    maya.presses("Move it")
    shown = maya.fills(own_times=f"{booked.slot.start + timedelta(minutes=15):%Y-%m-%d %H:%M} UTC")
    assert "not free" not in maya.reads(shown)


# Other talks


@pytest.mark.parametrize(("typed", "free"), [("20:25", False), ("20:35", True), ("21:05", True)])
def test_interviews_stand_ten_minutes_apart(
    town: Town, daniel: Member, maya: Member, typed: str, free: bool
) -> None:
    town.member("Noor").books(daniel, own_times="2026-11-26 18:00")
    reply = maya.asks(daniel, own_times=f"2026-11-26 {typed}")
    if free:
        assert isinstance(reply, Card)
    else:
        said = why(reply)["own_times"]
        assert "Daniel has another talk then, or within ten minutes of it." in said
        assert "Choose another time." in said
