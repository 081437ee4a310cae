"""Periods that numbers are told for, each beside the one before, in the zone of who asks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

TERM_MONTHS = 6
YEAR_MONTHS = 12


class PeriodName(StrEnum):
    MONTH = "month"
    TERM = "term"
    YEAR = "year"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Span:
    """From its start until just before its end; both aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Period:
    """A span, and the one `before` that it is held against."""

    name: PeriodName
    span: Span
    before: Span

    @property
    def earlier(self) -> Span:
        """As long as the one before, and just before it."""
        before = self.before
        return Span(before.start - (before.end - before.start), before.start)


def so_far(name: PeriodName, now: datetime, zone: ZoneInfo, year_begins: int = 1) -> Period:
    """This month, this term or this year until now; before it, as much of the month, term or year
    before. A term is half a year of the programme, which begins with the month `year_begins`."""
    local = now.astimezone(zone)
    months = {PeriodName.TERM: TERM_MONTHS, PeriodName.YEAR: YEAR_MONTHS}.get(name, 1)
    passed = (local.month - year_begins) % months
    start = first_of_month(local, passed)
    earlier = first_of_month(local, passed + months)
    return Period(name, Span(start, now), Span(earlier, min(earlier + (now - start), start)))


def between(first: date, last: date, zone: ZoneInfo) -> Period:
    """Both days are in it; before it, as many days as it has."""
    days = (last - first).days + 1
    starts = (first - timedelta(days), first, last + timedelta(1))
    earlier, start, end = (
        datetime(each.year, each.month, each.day, tzinfo=zone) for each in starts
    )
    return Period(PeriodName.DATES, Span(start, end), Span(earlier, start))


def first_of_month(local: datetime, months_ago: int) -> datetime:
    year, month = divmod(local.year * 12 + local.month - 1 - months_ago, 12)
    return datetime(year, month + 1, 1, tzinfo=local.tzinfo)
