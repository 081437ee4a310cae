"""When time itself acts on an interview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.decision import Timer
from bot.engine.timer_names import TimerName
from bot.events import Due
from bot.model import COUNTED_STAGES, TALKED_STAGES, Interview, Member, Side, Slot
from bot.quiet import next_allowed, next_morning

NUDGE_AFTER = timedelta(days=3)
LET_GO_AFTER = timedelta(days=2)
"""So long a host who went away may still answer."""
EXPIRE_AFTER = timedelta(days=7)
DAY_BEFORE = timedelta(days=1)
HOUR_BEFORE = timedelta(hours=1)
MINUTES_BEFORE = timedelta(minutes=5)
ASK_HOW_IT_WENT_AFTER = timedelta(minutes=15)
SECOND_THANKS_AFTER = timedelta(days=3)
KEEP_IN_TOUCH_AFTER = (timedelta(days=30), timedelta(days=90))
WRITE_AGAIN_AFTER = timedelta(days=90)
TOUCHES_A_YEAR = 3
A_YEAR = timedelta(days=366)
"""With a day to spare: nudges may come an hour early."""
LATER = timedelta(days=1)
MUCH_LATER = timedelta(days=14)

NUDGES = {Side.HOST: TimerName.NUDGE_HOST, Side.SEEKER: TimerName.NUDGE_SEEKER}
"""By whom an answer is awaited of."""


def card_key(due: Due, now: datetime) -> str:
    """For a card that should notify each time its timer fires, also after it was put off."""
    return f"{due.interview}:{due.name}:{now:%Y%m%dT%H%M%S}"


def while_asked(interview: Interview) -> tuple[Timer, ...]:
    """One nudge to whoever is awaited, then the end of the request; sooner for a host who is
    away."""
    due = {NUDGES[interview.awaiting]: NUDGE_AFTER, TimerName.EXPIRE: EXPIRE_AFTER}
    if interview.awaiting is Side.HOST:
        due[TimerName.HOST_AWAY] = LET_GO_AFTER
    return tuple(
        Timer(interview.id, name, interview.changed_at + wait) for name, wait in due.items()
    )


def while_booked(interview: Interview, slot: Slot) -> tuple[Timer, ...]:
    """Reminders of the slot; those whose moment had passed when it was booked are left out."""
    due = {
        TimerName.DAY_BEFORE: slot.start - DAY_BEFORE,
        TimerName.HOUR_BEFORE: slot.start - HOUR_BEFORE,
        TimerName.MINUTES_BEFORE: slot.start - MINUTES_BEFORE,
        TimerName.STARTING: slot.start,
        TimerName.OVER: slot.end + ASK_HOW_IT_WENT_AFTER,
    }
    return tuple(
        Timer(interview.id, name, at) for name, at in due.items() if at > interview.changed_at
    )


def asks_in_the_morning(held: Interview, seeker: Member) -> bool:
    """Whether "how did it go" had to wait for the morning, when thanks are suggested too."""
    return next_allowed(seeker, held.changed_at) >= next_morning(seeker, held.changed_at)


def once_held(interview: Interview, seeker: Member) -> tuple[Timer, ...]:
    """Nudges to say thank you."""
    morning = next_morning(seeker, interview.changed_at)
    due = {TimerName.THANKS_FIRST: morning, TimerName.THANKS_SECOND: morning + SECOND_THANKS_AFTER}
    return tuple(Timer(interview.id, name, at) for name, at in due.items())


def while_unsent(held: Interview, seeker: Member, now: datetime) -> tuple[Timer, ...]:
    """A nudge about a note that is written and not sent, also where all had come before."""
    _first, last = once_held(held, seeker)
    return (replace(last, at=max(last.at, next_morning(seeker, now))),)


def newer(current: Interview, pair: Sequence[Interview]) -> Interview | None:
    """The newest of the others of the same two that was asked later, and has not come to
    nothing."""
    later = [each for each in pair if each.stage in COUNTED_STAGES]
    newest = max(later, key=lambda each: each.asked_at, default=None)
    return newest if newest and newest.asked_at > current.asked_at else None


def last_contact(current: Interview, pair: Sequence[Interview]) -> datetime:
    """When the two last talked, or the seeker last wrote (UTC), as far as we know."""
    return max([*_talks_and_notes(current, pair), *_writings(current, pair)])


def touch_at(
    current: Interview, pair: Sequence[Interview], now: datetime, wanted: datetime | None = None
) -> datetime | None:
    """When the seeker is nudged next to stay in touch with the host (UTC), None if not at all.

    30 and 90 days after they talked or the thank-you note was sent, 90 days after anything else
    the seeker wrote; or when it is `wanted`. What is nearer than two weeks is left out, and what
    would be a fourth within a year waits for its end. `pair` are the others of the same two. "Every
    few months, at most three times a year" is what career services advise (scu.edu, up.edu).
    """
    other = newer(current, pair)
    if not current.nudges or current.stage not in TALKED_STAGES or _has_talked(other):
        return None
    at = wanted or _next_date(current, pair, now)
    return at and max([at, *_when_there_is_room(current, pair)])


def touched(
    current: Interview, pair: Sequence[Interview], now: datetime, wanted: datetime | None = None
) -> tuple[Interview, tuple[Timer, ...]]:
    """The interview with the date of the next nudge to stay in touch, and its timer. It raises
    no revision."""
    at = touch_at(current, pair, now, wanted)
    due = (Timer(current.id, TimerName.KEEP_IN_TOUCH, at),) if at else ()
    return replace(current, touch_at=at), due


def reminded(current: Interview, now: datetime) -> Interview:
    """The seeker is nudged to stay in touch now. No more than count are remembered. It raises no
    revision."""
    return replace(current, reminded=(*current.reminded, now)[-TOUCHES_A_YEAR:])


def _has_talked(interview: Interview | None) -> bool:
    return interview is not None and interview.stage in TALKED_STAGES


def _next_date(current: Interview, pair: Sequence[Interview], now: datetime) -> datetime | None:
    since = last_contact(current, pair)
    wrote = since in _writings(current, pair)
    waits = (WRITE_AGAIN_AFTER,) if wrote else KEEP_IN_TOUCH_AFTER
    return next((since + wait for wait in waits if since + wait > now + MUCH_LATER), None)


def _when_there_is_room(current: Interview, pair: Sequence[Interview]) -> list[datetime]:
    """From when on one more would not be too many a year, where there were as many."""
    nudged = sorted(at for each in (current, *pair) for at in each.reminded)
    return [nudged[-TOUCHES_A_YEAR] + A_YEAR] if len(nudged) >= TOUCHES_A_YEAR else []


def _talks_and_notes(current: Interview, pair: Sequence[Interview]) -> list[datetime]:
    return [each.changed_at for each in (current, *pair) if each.stage in TALKED_STAGES]


def _writings(current: Interview, pair: Sequence[Interview]) -> list[datetime]:
    return [each.last_contact_at for each in (current, *pair) if each.last_contact_at]
