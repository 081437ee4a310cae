"""Which of a member's interviews a message may be about."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model import OPEN_STAGES, Interview, Side, Stage
from bot.state import Talking
from bot.talk.hearing import Guess
from bot.talk.intent import Intent
from bot.talk.when import read_past

Fits = Callable[[Interview, Side, datetime], bool]


def concerned(guess: Guess, state: Talking, now: datetime) -> list[Interview]:
    """Those with the people named, of the day named where there is one, newest first."""
    fits = _FITS[guess.intent]
    named = {member.id for people in guess.people for member in people}
    found = [
        each
        for each in state.interviews
        if (side := each.side_of(state.me.id))
        and fits(each, side, now)
        and (not named or each.member_on(side.other) in named)
    ]
    zone = state.me.zoneinfo
    day = read_past(guess.when, now, zone) if guess.intent in _BEHIND else None
    return [each for each in found if _began(each, zone) == day] or found


def _began(interview: Interview, zone: ZoneInfo) -> object:
    return interview.start.astimezone(zone).date() if interview.start else None


def _is_ahead(interview: Interview, _side: Side, now: datetime) -> bool:
    return interview.stage in OPEN_STAGES and (interview.start is None or now < interview.start)


def _may_move(interview: Interview, side: Side, now: datetime) -> bool:
    return interview.may_be_made_up or _is_ahead(interview, side, now)


def _waits_for_me(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage is Stage.ASKED and interview.awaiting is side


def _may_thank(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage is Stage.HELD and side is Side.SEEKER


def _may_note(interview: Interview, side: Side, _now: datetime) -> bool:
    return interview.stage in (Stage.HELD, Stage.THANKED) and side is Side.SEEKER


def _may_have_failed(interview: Interview, _side: Side, _now: datetime) -> bool:
    return interview.stage is Stage.HELD and not interview.debrief


_BEHIND = (Intent.THANK, Intent.NOTE, Intent.MISSED)
_FITS: dict[Intent, Fits] = {
    Intent.MOVE: _may_move,
    Intent.CANCEL: _is_ahead,
    Intent.ANSWER: _waits_for_me,
    Intent.THANK: _may_thank,
    Intent.NOTE: _may_note,
    Intent.MISSED: _may_have_failed,
    Intent.INTERVIEWS: lambda _interview, _side, _now: True,
}
