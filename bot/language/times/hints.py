"""What tells morning from afternoon for a time that stands beside another."""

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.language.times.clocks import Clock
from bot.language.times.phrases import Zone
from bot.language.times.refused import Refused
from bot.language.times.times_of_day import PartOfDay, Point, Range, Time


@dataclass(slots=True)
class Timed:
    """A time, and the zone that was said of it."""

    time: Time
    zone: Zone | None = None


def merged(times: list[Timed], timed: Timed, surely: bool) -> bool:
    """A part of the day and a clock that are one time: "morning at 9", "9 or 10 in the morning"."""
    last, time = times[-1], timed.time
    words = f"{last.time.words} {time.words}"
    if isinstance(last.time, PartOfDay):
        if not surely and not isinstance(time, Point | Range):
            return False
        whole = time.within(last.time.part, words) if last.time.part else time
    elif isinstance(time, PartOfDay) and surely:
        for each in times[:-1]:
            if isinstance(each.time, Point | Range) and _is_bare(each.time):
                each.time = each.time.within(time.part, each.time.words) or each.time
        whole = last.time.within(time.part, words) if time.part else None
    else:
        return False
    if whole is None:
        raise Refused(words)
    times[-1] = Timed(whole, timed.zone or last.zone)
    return True


def share(times: list[Timed]) -> None:
    """A hint holds for the clocks beside it that rise with it: "4 or 6 pm", "9 am or 10"."""
    both = list(pairwise(times))
    for one, other in reversed(both):
        one.time = _like(one.time, other.time, before=True)
    for one, other in both:
        other.time = _like(other.time, one.time, before=False)


def _is_bare(time: Point | Range) -> bool:
    """Nothing tells morning from afternoon."""
    clocks = (time.clock,) if isinstance(time, Point) else (time.first, time.last)
    return not time.part and not any(each.mark and each.mark != "soft" for each in clocks)


def _like(time: Time, beside: Time, before: bool) -> Time:
    if not (isinstance(time, Point | Range) and isinstance(beside, Point | Range)):
        return time
    ours, theirs = _clock_at(time, last=before), _clock_at(beside, last=not before)
    early, late = (ours, theirs) if before else (theirs, ours)
    rises = early.as_written % 720 < late.as_written % 720
    if not (_is_bare(time) and rises) or ours.hour == 12:
        return time
    if beside.part or theirs.mark in ("am", "pm"):
        if isinstance(time, Point):
            clock = replace(time.clock, mark=theirs.mark) if not beside.part else time.clock
            return replace(time, clock=clock, part=beside.part)
        if beside.part:
            return replace(time, part=beside.part)
        if before:
            return replace(time, last=replace(time.last, mark=theirs.mark))
        return replace(time, first=replace(time.first, mark=theirs.mark))
    if not before and isinstance(time, Point) and isinstance(beside, Point) and _is_bare(beside):
        return replace(time, asked_with=beside.asked_with or beside.clock)
    return time


def _clock_at(time: Point | Range, last: bool) -> Clock:
    if isinstance(time, Point):
        return time.clock
    return time.last if last else time.first
