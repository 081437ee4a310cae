"""What an interview contributes to the numbers, at each step of its life."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.interview import lifecycle
from bot.interview.hosting import HostProfile, Venue
from bot.interview.members import Member, Person
from bot.interview.model import Debrief, Interview, Side, Stage
from bot.interview.numbers import facts
from bot.interview.numbers.facts import FirstAct, open_door

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ASKED = Interview("i", 1, 1, 2, "We sing", "How it is", 25, NOON, NOON, awaiting=Side.HOST)
BOOKED = lifecycle.book(ASKED, NOON + 2 * DAY, Venue(), NOON + HOUR)
HELD = lifecycle.hold(BOOKED, NOON + 3 * DAY)


def test_a_request_tells_of_no_act_until_its_host_acts() -> None:
    told = facts.of_interview(ASKED, NOON)
    assert (told.first_act, told.first_act_at, told.closed_at) == (None, None, None)


def test_yes_no_and_other_times_are_acts_of_the_host() -> None:
    later = NOON + HOUR
    offered = lifecycle.offer(ASKED, (), Side.SEEKER, later, later)
    cases = {
        FirstAct.YES: BOOKED,
        FirstAct.NO: lifecycle.decline(ASKED, later),
        FirstAct.OTHER_TIMES: offered,
    }
    for act, interview in cases.items():
        told = facts.of_interview(interview, later)
        assert (told.first_act, told.first_act_at) == (act, later)


def test_times_that_the_seeker_proposes_are_no_act_of_the_host() -> None:
    offered = lifecycle.offer(ASKED, (), Side.HOST, NOON + HOUR, NOON + HOUR)
    assert facts.of_interview(offered, NOON + HOUR).first_act is None


def test_a_past_interview_counts_as_held_only_once_somebody_shows_it() -> None:
    now = NOON + 4 * DAY
    noted = lifecycle.note_debrief(HELD, Debrief("A lot"), "")
    assert facts.of_interview(HELD, now).said_held_at is None
    assert facts.of_interview(HELD, now).over_at == NOON + 2 * DAY + timedelta(minutes=25)
    assert facts.of_interview(noted, now).said_held_at == now
    assert facts.of_interview(lifecycle.thank(HELD, "Thanks", now), now).said_held_at == now


def test_an_interview_that_did_not_happen_counts_as_missed() -> None:
    missed = lifecycle.end(HELD, Stage.MISSED, NOON + 3 * DAY)
    told = facts.of_interview(missed, NOON + 9 * DAY)
    assert (told.missed_at, told.said_held_at) == (NOON + 3 * DAY, None)


def test_a_cancellation_tells_how_long_before_the_start_and_by_whom() -> None:
    late = lifecycle.cancel(BOOKED, Side.HOST, NOON + 2 * DAY - HOUR)
    told = facts.of_interview(late, NOON + 2 * DAY)
    assert (told.notice, told.ended_by, told.closed_at) == (60, Side.HOST, late.changed_at)


def test_an_interview_without_a_time_is_cancelled_without_notice() -> None:
    moved = lifecycle.offer(BOOKED, (), Side.SEEKER, NOON + DAY, NOON + DAY)
    told = facts.of_interview(lifecycle.withdraw(moved, NOON + 2 * DAY), NOON + 2 * DAY)
    assert (told.stage, told.notice) == (Stage.CANCELLED, None)


def test_a_door_is_open_from_the_end_of_a_pause_on() -> None:
    host = Member(2, 1, Person("slack", "T", "U"), "Daniel", profile=HostProfile(field="UX"))
    assert open_door(host, NOON) is None
    opened = replace(host, profile=HostProfile(field="UX", open=True))
    paused = replace(host, profile=HostProfile(open=True, paused_until=NOON + DAY))
    assert open_door(opened, NOON) == facts.OpenDoor("UX", 2, NOON)
    assert open_door(paused, NOON) == facts.OpenDoor("", 2, NOON + DAY)
