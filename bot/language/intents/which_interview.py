"""Which of a member's interviews a message may be about."""

from collections.abc import Callable, Container, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.engine.contexts.member import FreeTextContext
from bot.interview.meeting.lateness import may_be_late
from bot.interview.model import HELD_STAGES, OPEN_STAGES, Interview, Side, Stage
from bot.language.intents.catalogue import Intent
from bot.language.intents.classifier import BEHIND, CHANGES, Guess
from bot.language.intents.time_words import days_of, read_past

FRESH = timedelta(days=14)
""""It went well" is about an interview that was held at most this long ago."""

Fits = Callable[[Interview, Side, datetime], bool]


def interviews_meant(guess: Guess, context: FreeTextContext, now: datetime) -> list[Interview]:
    """Interviews with the people named, and on the day named if there is one. For changes to an
    interview, the next one ahead comes first; otherwise the newest."""
    fits = _FITS[guess.intent]
    named = {member.id for people in guess.people for member in people}
    found = [
        each
        for each in context.interviews
        if (side := each.side_of(context.me.id))
        and fits(each, side, now)
        and (not named or each.member_on(side.other) in named)
    ]
    zone = context.me.zoneinfo
    if guess.intent in CHANGES:
        return _of_days(guess.days, sorted(found, key=_as_it_comes), now, zone)
    day = read_past(guess.when, now, zone) if guess.intent in BEHIND else None
    return [each for each in found if day and _is_on(each, {day}, zone)] or found


def has_subject(guess: Guess, context: FreeTextContext, now: datetime) -> bool:
    """Whether the member has something that this can be about. A seeker, for example, has no
    request to answer, no hosting to pause, and no programme to run."""
    if guess.intent is Intent.ORGANIZE:
        return context.organizes
    if guess.intent is Intent.PAUSE:
        return context.me.profile is not None
    needs_one = guess.intent in _FITS and guess.intent is not Intent.INTERVIEWS
    return (
        not needs_one
        or guess.intent in what_is_open(context, now)
        or bool(interviews_meant(guess, context, now))
    )


def what_is_open(context: FreeTextContext, now: datetime) -> frozenset[Intent]:
    """The intents that a few words may stand for, because something is open that they are about."""
    mine = [(each, each.side_of(context.me.id)) for each in context.interviews]
    return frozenset(
        intent
        for intent, is_open in _OPEN.items()
        if any(side and is_open(each, side, now) for each, side in mine)
    )


def _of_days(
    words: Iterable[str], found: list[Interview], now: datetime, zone: ZoneInfo
) -> list[Interview]:
    """Bookings on a day that was mentioned; if there are none, interviews for which that day was
    offered."""
    days = {day for each in words for day in days_of(each, now, zone)}
    booked = [each for each in found if _is_on(each, days, zone)]
    return booked or [each for each in found if _may_be_on(each, days, zone)] or found


def _as_it_comes(interview: Interview) -> tuple[bool, datetime]:
    """Booked ones first."""
    return interview.stage is not Stage.BOOKED, interview.start or interview.asked_at


def _is_on(interview: Interview, days: Container[date], zone: ZoneInfo) -> bool:
    return interview.start is not None and interview.start.astimezone(zone).date() in days


def _may_be_on(interview: Interview, days: Container[date], zone: ZoneInfo) -> bool:
    asked = interview.stage is Stage.ASKED
    return asked and any(at.astimezone(zone).date() in days for at in interview.offered)


def _is_ahead(interview: Interview, _side: Side, now: datetime) -> bool:
    return interview.stage in OPEN_STAGES and (interview.start is None or now < interview.start)


def _may_move(interview: Interview, side: Side, now: datetime) -> bool:
    return interview.may_be_made_up or _is_ahead(interview, side, now)


def _waits_for_me(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.waits_for(side)


def _is_ahead_or_on(interview: Interview, _side: Side, now: datetime) -> bool:
    slot = interview.slot
    return interview.stage is Stage.BOOKED and slot is not None and now < slot.end


def _may_be_late(interview: Interview, side: Side, now: datetime) -> bool:
    return _is_ahead_or_on(interview, side, now) and may_be_late(interview, now)


def _may_thank(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage is Stage.HELD and side is Side.SEEKER


def _host_is_asked(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage is Stage.ASKED and side is Side.HOST


def _may_note(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage in (Stage.HELD, Stage.THANKED) and side is Side.SEEKER


def _may_have_failed(interview: Interview, _side: Side, _now: datetime) -> bool:
    return interview.stage is Stage.HELD and not interview.debrief


def _was_held(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage in HELD_STAGES and side is Side.SEEKER


def _was_just_held(interview: Interview, side: Side, now: datetime) -> bool:
    is_recent = interview.start is not None and now < interview.start + FRESH
    return is_recent and _may_have_failed(interview, side, now)


def _is_missed_now(interview: Interview, side: Side, now: datetime) -> bool:
    has_begun = interview.start is not None and interview.start <= now
    return has_begun and _is_ahead_or_on(interview, side, now)


_FITS: dict[Intent, Fits] = {
    Intent.MOVE: _may_move,
    Intent.CANCEL: _is_ahead,
    Intent.ANSWER: _waits_for_me,
    Intent.THANK: _may_thank,
    Intent.NOTE: _may_note,
    Intent.MISSED: _may_have_failed,
    Intent.INTERVIEWS: lambda _interview, _side, _now: True,
    Intent.YES: _waits_for_me,
    Intent.NO: _waits_for_me,
    Intent.LATE: _may_be_late,
    Intent.WHERE: _is_ahead_or_on,
    Intent.NEWS: _was_held,
}
_OPEN: dict[Intent, Fits] = {
    intent: _FITS[intent]
    for intent in (
        *(Intent.MOVE, Intent.CANCEL, Intent.YES, Intent.NO),
        *(Intent.LATE, Intent.WHERE, Intent.NEWS),
    )
} | {
    Intent.PAUSE: _host_is_asked,
    Intent.NOTE: _was_just_held,
    Intent.MISSED: lambda each, side, now: (
        _was_just_held(each, side, now) or _is_missed_now(each, side, now)
    ),
}
