"""When organizers are sent the report, and what it is about: at 10:00 in their time zone on the
first Monday of a month about the month before, and until the programme is a whole calendar month
old, on each Monday about the week before."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.interview.numbers.periods import Period, Span

AT = time(10)
MONDAY, A_WEEK = 0, timedelta(days=7)
STILL_OF_USE = timedelta(days=6)
"""If Askwell was away, a report is still sent up to this much later."""


def next_report_at(zone: ZoneInfo, began_at: datetime, after: datetime) -> datetime:
    """When the first report after that time is due (UTC). On the programme's first day there is
    nothing to report yet."""
    day = after.astimezone(zone).date()
    days = (day + timedelta(ahead) for ahead in range(40))
    moments = (datetime.combine(each, AT, zone) for each in days if is_due_on(each, zone, began_at))
    earliest = max(after, began_at + timedelta(1))
    return next(each for each in moments if each > earliest).astimezone(UTC)


def is_due_on(day: date, zone: ZoneInfo, began_at: datetime) -> bool:
    return day.weekday() == MONDAY and (day.day <= 7 or not _has_whole_month(day, zone, began_at))


def due_now(zone: ZoneInfo, began_at: datetime, now: datetime) -> date | None:
    """The day of the report that is due now, or that is late because Askwell was away. None if
    there is none, for example if the organizer has moved west and it is not Monday there yet."""
    at = next_report_at(zone, began_at, now - STILL_OF_USE)
    return at.astimezone(zone).date() if at <= now else None


def reported_days(day: date, zone: ZoneInfo, began_at: datetime) -> tuple[date, date]:
    """The first and the last day that the report of this day covers."""
    if not _has_whole_month(day, zone, began_at):
        return day - A_WEEK, day - timedelta(1)
    last = day.replace(day=1) - timedelta(1)
    return last.replace(day=1), last


def against_month_before(period: Period, zone: ZoneInfo) -> Period:
    """A period of one whole month is compared with the whole month before, however many days that
    has. Any other period stays the same."""
    start, end = period.span.start.astimezone(zone), period.span.end.astimezone(zone)
    if not is_whole_month(start.date(), end.date() - timedelta(1)):
        return period
    before = (start.date() - timedelta(1)).replace(day=1)
    span = Span(datetime.combine(before, time(), zone), period.span.start)
    return Period(period.name, period.span, span)


def is_whole_month(first: date, last: date) -> bool:
    return first.day == 1 and last == _after(first) - timedelta(1)


def _has_whole_month(day: date, zone: ZoneInfo, began_at: datetime) -> bool:
    """Whether a whole calendar month has passed since the programme began. The month in which it
    began is whole if that was on its first day."""
    began = began_at.astimezone(zone).date()
    first = began if began.day == 1 else _after(began)
    return _after(first) <= day


def _after(day: date) -> date:
    """The first day of the next month."""
    return (day.replace(day=1) + timedelta(32)).replace(day=1)
