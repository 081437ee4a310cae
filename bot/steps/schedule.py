"""When time itself acts on an interview."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.decisions import Timer
from bot.engine.events import Due
from bot.interview.model import Interview, Member, Side, Slot
from bot.interview.quiet_hours import next_allowed, next_morning

NUDGE_AFTER = timedelta(days=3)
LET_GO_AFTER = timedelta(days=2)
"""So long a host who went away may still answer."""
EXPIRE_AFTER = timedelta(days=7)
DAY_BEFORE = timedelta(days=1)
HOUR_BEFORE = timedelta(hours=1)
MINUTES_BEFORE = timedelta(minutes=5)
ASK_HOW_IT_WENT_AFTER = timedelta(minutes=15)
SECOND_THANKS_AFTER = timedelta(days=3)
LATER = timedelta(days=1)
TOO_LATE = timedelta(days=2)
"""So long after its time a nudge would only puzzle: Askwell was away, or its space slept."""


def card_key(due: Due, now: datetime) -> str:
    """For a card that should notify each time its timer fires, also after it was put off."""
    return f"{due.interview}:{due.name}:{now:%Y%m%dT%H%M%S}"


def while_asked(interview: Interview) -> tuple[Timer, ...]:
    """One nudge to whoever is awaited, then the end of the request; sooner for a host who is
    away."""
    due = {f"nudge_{interview.awaiting}": NUDGE_AFTER, "expire": EXPIRE_AFTER}
    if interview.awaiting is Side.HOST:
        due["host_away"] = LET_GO_AFTER
    return tuple(
        Timer(interview.id, name, interview.changed_at + wait) for name, wait in due.items()
    )


def while_booked(interview: Interview, slot: Slot) -> tuple[Timer, ...]:
    """Reminders of the slot; those whose moment had passed when it was booked are left out."""
    due = {
        "day_before": slot.start - DAY_BEFORE,
        "hour_before": slot.start - HOUR_BEFORE,
        "minutes_before": slot.start - MINUTES_BEFORE,
        "starting": slot.start,
        "over": slot.end + ASK_HOW_IT_WENT_AFTER,
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
    due = {"thanks_first": morning, "thanks_second": morning + SECOND_THANKS_AFTER}
    return tuple(Timer(interview.id, name, at) for name, at in due.items())


def while_unsent(held: Interview, seeker: Member, now: datetime) -> tuple[Timer, ...]:
    """A nudge about a note that is written and not sent, also where all had come before."""
    _first, last = once_held(held, seeker)
    return (replace(last, at=max(last.at, next_morning(seeker, now))),)
