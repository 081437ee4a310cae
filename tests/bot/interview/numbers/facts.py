"""Facts to count. Days are those of November 2026, which is the period; October is the one before.
Interviews are asked for on a day, and take place a week later, at noon UTC."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.interview.model import Stage
from bot.interview.numbers.counted import HOUR, CountedInterview, Counting, Material
from bot.interview.numbers.periods import Period, PeriodName, Span

UTC_ZONE = ZoneInfo("UTC")
NOW = datetime(2026, 12, 1, tzinfo=UTC)
NOVEMBER = Span(datetime(2026, 11, 1, tzinfo=UTC), NOW)
OCTOBER = Span(datetime(2026, 10, 1, tzinfo=UTC), NOVEMBER.start)
MONTH = Period(PeriodName.DATES, NOVEMBER, OCTOBER)

_ids = count(1)


def noon(day: int) -> int:
    """Noon of a day in November (seconds since the epoch). Days below 1 are before November."""
    return int((NOVEMBER.start + timedelta(days=day - 1, hours=12)).timestamp())


def asked(day: int = 2, seeker: int = 1, host: int = 101, **more: Any) -> CountedInterview:
    plain: dict[str, Any] = {"field": "law", "minutes": 30, "stage": Stage.ASKED}
    return CountedInterview(next(_ids), seeker, host, asked_at=noon(day), **plain | more)


def booked(day: int = 2, seeker: int = 1, host: int = 101, **more: Any) -> CountedInterview:
    """The host said yes after six hours."""
    said: dict[str, Any] = {
        "stage": Stage.BOOKED,
        "first_act": "yes",
        "first_act_at": noon(day) + 6 * HOUR,
        "start": noon(day + 7),
    }
    return asked(day, seeker, host, **said | more)


def over(day: int = 2, seeker: int = 1, host: int = 101, **more: Any) -> CountedInterview:
    """Nobody has said yet how it was."""
    ended: dict[str, Any] = {"stage": Stage.HELD, "over_at": noon(day + 7) + HOUR // 2}
    return booked(day, seeker, host, **ended | more)


def held(day: int = 2, seeker: int = 1, host: int = 101, **more: Any) -> CountedInterview:
    """The seeker sent a thank-you note on the next day."""
    thanked: dict[str, Any] = {"stage": Stage.THANKED, "said_held_at": noon(day + 8)}
    return over(day, seeker, host, **thanked | more)


def missed(day: int = 2, seeker: int = 1, host: int = 101, **more: Any) -> CountedInterview:
    told: dict[str, Any] = {"stage": Stage.MISSED, "missed_at": noon(day + 8)}
    return over(day, seeker, host, **told | more)


def cancelled(hours: int, day: int = 2, **more: Any) -> CountedInterview:
    """Cancelled `hours` before its start."""
    ended: dict[str, Any] = {
        "stage": Stage.CANCELLED,
        "closed_at": noon(day + 7) - hours * HOUR,
        "notice": hours * 60,
    }
    return booked(day, **ended | more)


def closed(stage: Stage, hours: int, day: int = 2, **more: Any) -> CountedInterview:
    """Closed `hours` after it was asked, without an answer from the host."""
    return asked(day, stage=stage, closed_at=noon(day) + hours * HOUR, **more)


def november(*interviews: CountedInterview, **more: Any) -> Counting:
    return Counting(material(*interviews, **more), NOVEMBER)


def october(*interviews: CountedInterview, **more: Any) -> Counting:
    return Counting(material(*interviews, **more), OCTOBER)


def material(*interviews: CountedInterview, **more: Any) -> Material:
    return Material(int(NOW.timestamp()), interviews, **more)
