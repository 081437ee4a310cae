"""The periods of reports, each with the period that it is compared with, in the time zone of the
organizer who asks."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen

TERM_MONTHS = 6
YEAR_MONTHS = 12


class PeriodName(StrEnum):
    MONTH = "month"
    TERM = "term"
    YEAR = "year"
    DATES = "dates"


@frozen
class Span:
    """From its start to its end, which is not included. Both are aware."""

    start: datetime
    end: datetime

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, in the time zone in which it was counted. They are the same
        if it has only just begun."""
        return self.start.date(), max(self.start, self.end - datetime.resolution).date()


@frozen
class Period:
    """A span, and the span `before` that it is compared with."""

    name: PeriodName
    span: Span
    before: Span

    @property
    def earlier(self) -> Span:
        """A span of the same length as `before`, ending where that begins."""
        before = self.before
        return Span(before.start - (before.end - before.start), before.start)


def so_far(name: PeriodName, now: datetime, zone: ZoneInfo, year_begins: int = 1) -> Period:
    """This month, term or year until now; before it, the same part of the month, term or year
    before. A term is half a year of the programme, whose year begins with the month
    `year_begins`."""
    local = now.astimezone(zone)
    months = {PeriodName.TERM: TERM_MONTHS, PeriodName.YEAR: YEAR_MONTHS}.get(name, 1)
    passed = (local.month - year_begins) % months
    start = first_of_month(local, passed)
    earlier = first_of_month(local, passed + months)
    return Period(name, Span(start, local), Span(earlier, min(earlier + (now - start), start)))


def between(first: date, last: date, zone: ZoneInfo) -> Period:
    """From the first day to the last, both included. Before it: the same number of days."""
    days = (last - first).days + 1
    starts = (first - timedelta(days), first, last + timedelta(1))
    earlier, start, end = (
        datetime(each.year, each.month, each.day, tzinfo=zone) for each in starts
    )
    return Period(PeriodName.DATES, Span(start, end), Span(earlier, start))


def first_of_month(local: datetime, months_ago: int) -> datetime:
    year, month = divmod(local.year * 12 + local.month - 1 - months_ago, 12)
    return datetime(year, month + 1, 1, tzinfo=local.tzinfo)
