"""Counting how often a host did not answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.interview.conduct.silences import count_silences, count_silences_after, is_silence
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Side, Stage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HOST = Member(2, 1, Person("slack", "T1", "host"), "Host", profile=HostProfile(open=True))


def asked(number: int, day: float, **differing: Any) -> Interview:
    """Asked on that day, and not answered in the week after it."""
    at, ends = NOON + day * DAY, NOON + (day + 7) * DAY
    fields: dict[str, Any] = {
        "seeker": 1,
        "stage": Stage.EXPIRED,
        "asked_at": at,
        "changed_at": ends,
        "ends_at": ends,
    }
    return Interview(
        f"i{number}", 1, host=2, connection="", wish="", minutes=25, **fields | differing
    )


@pytest.mark.parametrize(
    ("days", "number"), [((), 0), ((0,), 1), ((0, 9), 2), ((0, 1, 2), 1), ((0, 3, 6), 3)]
)
def test_silences_that_end_together_are_one(days: tuple[int, ...], number: int) -> None:
    assert count_silences(HOST, [asked(each, each) for each in days]) == number


@pytest.mark.parametrize(
    "answer",
    [
        {"stage": Stage.DECLINED},
        {"stage": Stage.BOOKED, "start": NOON + 9 * DAY},
        {"stage": Stage.CANCELLED, "start": NOON + 9 * DAY},
        {"stage": Stage.ASKED, "awaiting": Side.SEEKER},
        {"stage": Stage.EXPIRED, "awaiting": Side.SEEKER},
        {"stage": Stage.ASKED, "moved": True},
    ],
)
def test_an_answer_breaks_the_row(answer: dict[str, Any]) -> None:
    assert count_silences(HOST, [asked(1, 0), asked(2, 5, **answer), asked(3, 9)]) == 1


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.ASKED, Stage.CANCELLED, Stage.DRAFT])
def test_other_ends_neither_count_nor_break_it(stage: Stage) -> None:
    assert count_silences(HOST, [asked(1, 0), asked(2, 5, stage=stage), asked(3, 9)]) == 2


def test_nobody_has_to_answer_whom_they_reported() -> None:
    these = [asked(1, 0), asked(2, 9, seeker=3), asked(3, 18)]
    assert count_silences(HOST, these, {3}) == 2
    assert [count_silences_after(each, HOST, these, {3}) for each in these] == [1, 0, 2]
    declined = asked(2, 9, seeker=3, stage=Stage.DECLINED)
    assert count_silences(HOST, [these[0], declined, these[2]], {3}) == 1, "they have answered"


def test_a_request_ended_before_its_time_is_no_silence() -> None:
    assert not is_silence(asked(1, 0, changed_at=NOON + 6 * DAY))


def test_silences_count_from_zero_after_the_door_closed() -> None:
    profile = HostProfile(open=True, closed_for_silence_at=NOON + 16 * DAY)
    host = Member(2, 1, HOST.person, "Host", profile=profile)
    assert count_silences(host, [asked(1, 0), asked(2, 9), asked(3, 18)]) == 1


def test_each_is_told_once() -> None:
    these = [asked(1, 0), asked(2, 9), asked(3, 10)]
    assert [count_silences_after(each, HOST, these) for each in these] == [1, 2, 0]
