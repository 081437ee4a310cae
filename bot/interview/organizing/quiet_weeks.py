"""Weeks in which nobody is nudged and nobody suggested, and which do not count towards the end of a
request: over the holidays, or during exams."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.interview.frozen import frozen

NAME_LENGTH = 60
SPANS_AT_MOST = 12
LONGEST = timedelta(weeks=12)
A_DAY = timedelta(days=1)


@frozen
class QuietWeeks:
    """Both days are included. The weeks begin and end at midnight of the member who would be
    nudged."""

    first: date
    last: date
    name: str


def now_in(weeks: Iterable[QuietWeeks], at: datetime, zone: tzinfo) -> QuietWeeks | None:
    """The quiet weeks that somebody in this time zone is in at that time, or None."""
    day = at.astimezone(zone).date()
    return next((each for each in weeks if each.first <= day <= each.last), None)


def rests_until(weeks: Iterable[QuietWeeks], at: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet is over (UTC). None if it is not quiet at that time."""
    found = (end for start, end in _stretches(weeks, zone) if start <= at < end)
    return next(found, None)


def after(weeks: Iterable[QuietWeeks], start: datetime, wait: timedelta, zone: tzinfo) -> datetime:
    """The time that is `wait` later than `start` (UTC), not counting quiet weeks."""
    end = start + wait
    for begins, ends in _stretches(weeks, zone):
        if start < ends and begins <= end:
            end += ends - max(start, begins)
    return end


def resumes_at(
    weeks: Sequence[QuietWeeks], due: datetime, since: datetime, wait: timedelta, zone: tzinfo
) -> datetime | None:
    """The new time (UTC) for something that falls `due` in quiet weeks which were not known yet
    when counting began, at `since` or a little later, for `wait`. None if it does not fall in quiet
    weeks."""
    over = [each for each in weeks if _midnight(each.last + A_DAY, zone) <= due]
    # It is due so late only if these were known before, so they were not counted.
    known = over if after(over, since, wait, zone) <= due else []
    for begins, ends in _stretches(weeks, zone):
        if begins <= due < ends:
            began = max(begins, min(since, due))
            rest = due - began - _quiet_from(known, began, zone)
            return after(weeks, ends, rest, zone)
    return None


def _quiet_from(weeks: Iterable[QuietWeeks], start: datetime, zone: tzinfo) -> timedelta:
    rests = (end - max(begins, start) for begins, end in _stretches(weeks, zone) if start < end)
    return sum(rests, timedelta())


def _stretches(weeks: Iterable[QuietWeeks], zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Start and end of each quiet stretch, in order. Those that overlap or follow each other
    without a gap are joined."""
    open_one: tuple[datetime, datetime] | None = None
    for each in sorted(weeks, key=lambda each: each.first):
        begins, ends = _midnight(each.first, zone), _midnight(each.last + A_DAY, zone)
        if open_one and begins <= open_one[1]:
            open_one = (open_one[0], max(open_one[1], ends))
            continue
        if open_one:
            yield open_one
        open_one = (begins, ends)
    if open_one:
        yield open_one


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
