"""When time itself acts on an interview."""

from datetime import datetime, timedelta

from bot.decision import Timer
from bot.events import Due
from bot.model import Interview, Member, Slot
from bot.quiet import next_allowed, next_morning

NUDGE_AFTER = timedelta(days=3)
EXPIRE_AFTER = timedelta(days=7)
DAY_BEFORE = timedelta(days=1)
HOUR_BEFORE = timedelta(hours=1)
MINUTES_BEFORE = timedelta(minutes=5)
ASK_HOW_IT_WENT_AFTER = timedelta(minutes=15)
SECOND_THANKS_AFTER = timedelta(days=3)
KEEP_IN_TOUCH_AFTER = (timedelta(days=30), timedelta(days=90))
LATER = timedelta(days=1)
MUCH_LATER = timedelta(days=14)
TOO_LATE = timedelta(days=2)
"""So long after its time a nudge would only puzzle: Askwell was away, or its space slept."""


def card_key(due: Due, now: datetime) -> str:
    """For a card that should notify each time its timer fires, also after it was put off."""
    return f"{due.interview}:{due.name}:{now:%Y%m%dT%H%M%S}"


def while_asked(interview: Interview) -> tuple[Timer, ...]:
    """One nudge to whoever is awaited, then the end of the request."""
    return (
        Timer(interview.id, f"nudge_{interview.awaiting}", interview.changed_at + NUDGE_AFTER),
        Timer(interview.id, "expire", interview.changed_at + EXPIRE_AFTER),
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


def next_keep_in_touch(interview: Interview, now: datetime) -> datetime | None:
    """About when the next nudge to keep in touch comes, None if none is left."""
    talked = interview.slot.end if interview.slot else interview.asked_at
    return next((at for wait in KEEP_IN_TOUCH_AFTER if (at := talked + wait) > now), None)


def once_held(interview: Interview, seeker: Member) -> tuple[Timer, ...]:
    """Nudges to say thank you and to keep in touch."""
    since = interview.changed_at
    morning = next_morning(seeker, since)
    due = {
        "thanks_first": morning,
        "thanks_second": morning + SECOND_THANKS_AFTER,
        "keep_in_touch_first": since + KEEP_IN_TOUCH_AFTER[0],
        "keep_in_touch_second": since + KEEP_IN_TOUCH_AFTER[1],
    }
    return tuple(Timer(interview.id, name, at) for name, at in due.items())
