"""When a seeker is nudged to stay in touch with a host, and when the two were last in contact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import TypeVar

from bot.interview.frozen import frozen
from bot.interview.model import COUNTED_STAGES, HELD_STAGES, Interview, Slot, Stage
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS

WRITE_AGAIN_AFTER = timedelta(days=90)
FOLLOW_UPS_A_YEAR = 3
A_YEAR = timedelta(days=366)
"""One day longer than a year, because nudges may come an hour early."""
MUCH_LATER = timedelta(days=14)


@frozen
class Encounter:
    """The part of an interview that says when the seeker and the host were in contact, and when the
    seeker is asked to write again. All fields but the last two are as in Interview. `is_noted`:
    the seeker wrote a debrief. `is_reported`: they have reported the host."""

    id: str
    revision: int
    host: int
    stage: Stage
    asked_at: datetime
    changed_at: datetime
    start: datetime | None
    minutes: int
    last_contact_at: datetime | None
    nudges: bool
    follow_up_at: datetime | None
    is_noted: bool
    is_reported: bool

    @property
    def slot(self) -> Slot | None:
        return Slot(self.start, self.minutes) if self.start else None


Meeting = TypeVar("Meeting", Interview, Encounter)


def newer(current: Meeting, pair: Sequence[Meeting]) -> Meeting | None:
    """The newest of the pair's other interviews that was asked for later than `current` and has not
    ended without taking place."""
    later = [each for each in pair if each.stage in COUNTED_STAGES]
    newest = max(later, key=lambda each: each.asked_at, default=None)
    return newest if newest and newest.asked_at > current.asked_at else None


def is_remembered(held: Interview) -> bool:
    """Whether both remember it as an interview: the seeker wrote notes or said thank you. Only then
    are they nudged to stay in touch."""
    return held.stage is Stage.THANKED or (held.stage is Stage.HELD and held.debrief is not None)


def last_contact(current: Meeting, pair: Sequence[Meeting]) -> datetime:
    """When the two last talked or the seeker last wrote (UTC), as far as we know."""
    return max([*_held_and_thanked(current, pair), *_writings(current, pair)])


def next_follow_up_at(
    current: Interview,
    pair: Sequence[Interview],
    now: datetime,
    wanted: datetime | None = None,
    *,
    after: Sequence[int] = DEFAULT_SETTINGS.follow_up_days,
) -> datetime | None:
    """When the seeker is next nudged to stay in touch with the host (UTC). None if they are not.

    That is this many days `after` they talked or after the thank-you note, or 90 days after
    anything else the seeker wrote, or the time that the seeker `wanted`. A time less than two weeks
    away is left out, and a fourth nudge within a year waits until the year is over. `pair` are the
    other interviews of the same two. "Every few months, at most three times a year" is what career
    services advise (scu.edu, up.edu).
    """
    other = newer(current, pair)
    if not current.nudges or current.stage not in HELD_STAGES or _was_held(other):
        return None
    at = wanted or _next_date(current, pair, now, after)
    return at and max([at, *_when_there_is_room(current, pair)])


def with_reminder(current: Interview, now: datetime) -> Interview:
    """The interview, with a nudge to stay in touch noted for now. Only as many are kept as are
    counted in a year. The revision stays the same."""
    return replace(current, reminded=(*current.reminded, now)[-FOLLOW_UPS_A_YEAR:])


def _was_held(interview: Interview | None) -> bool:
    return interview is not None and interview.stage in HELD_STAGES


def _next_date(
    current: Interview, pair: Sequence[Interview], now: datetime, after: Sequence[int]
) -> datetime | None:
    since = last_contact(current, pair)
    wrote = since in _writings(current, pair)
    usual = [timedelta(days=each) for each in after]
    waits = [WRITE_AGAIN_AFTER] if wrote else usual
    return next((since + wait for wait in waits if since + wait > now + MUCH_LATER), None)


def _when_there_is_room(current: Interview, pair: Sequence[Interview]) -> list[datetime]:
    """When another nudge is no longer one too many within a year. Empty if there is room now."""
    nudged = sorted(at for each in (current, *pair) for at in each.reminded)
    return [nudged[-FOLLOW_UPS_A_YEAR] + A_YEAR] if len(nudged) >= FOLLOW_UPS_A_YEAR else []


def _held_and_thanked(current: Meeting, pair: Sequence[Meeting]) -> list[datetime]:
    return [
        _talked_or_thanked(each) for each in chain([current], pair) if each.stage in HELD_STAGES
    ]


def _talked_or_thanked(interview: Interview | Encounter) -> datetime:
    """When the two talked: the planned end where Askwell learned only later that they did;
    otherwise when the thank-you note was sent."""
    if interview.stage is Stage.HELD and interview.slot:
        return interview.slot.end
    return interview.changed_at


def _writings(current: Meeting, pair: Sequence[Meeting]) -> list[datetime]:
    return [each.last_contact_at for each in chain([current], pair) if each.last_contact_at]
