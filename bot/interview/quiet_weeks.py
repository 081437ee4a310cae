"""Weeks in which nobody is nudged, nobody suggested, and no day counts towards the end of a
request: over the holidays, or while everybody sits exams."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

NAME = 60
AT_MOST = 12
LONGEST = timedelta(weeks=12)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuietWeeks:
    """Both days are included, and begin and end at midnight of whoever would be nudged."""

    first: date
    last: date
    name: str


def now_in(weeks: Iterable[QuietWeeks], at: datetime, zone: tzinfo) -> QuietWeeks | None:
    """Those in which somebody in that zone is, or None."""
    day = at.astimezone(zone).date()
    return next((each for each in weeks if each.first <= day <= each.last), None)


def rests_until(weeks: Iterable[QuietWeeks], at: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet is over (UTC), None where it is not quiet at that time."""
    found = (end for start, end in _stretches(weeks, zone) if start <= at < end)
    return next(found, None)


def after(weeks: Iterable[QuietWeeks], start: datetime, wait: timedelta, zone: tzinfo) -> datetime:
    """When so much time has passed since then (UTC), quiet weeks not counted."""
    end = start + wait
    for begins, ends in _stretches(weeks, zone):
        if start < ends and begins <= end:
            end += ends - max(start, begins)
    return end


def resumes_at(
    weeks: Iterable[QuietWeeks], due: datetime, since: datetime, zone: tzinfo
) -> datetime | None:
    """When what falls due in quiet weeks is due instead (UTC), of which nobody knew when it began
    to be counted `since` then; None outside of them."""
    for begins, ends in _stretches(weeks, zone):
        if begins <= due < ends:
            return ends + (due - max(begins, min(since, due)))
    return None


def _stretches(weeks: Iterable[QuietWeeks], zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """In order; what overlaps or follows on without a gap is one."""
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
