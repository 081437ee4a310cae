"""When the passing of time acts on an interview."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.cards.cards import Card
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Slot
from bot.interview.organizing import quiet_weeks
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings
from bot.interview.scheduling.quiet_hours import next_allowed, next_morning

LET_GO_AFTER = timedelta(days=2)
"""How long a host who went away can still answer."""
DAY_BEFORE = timedelta(days=1)
HOUR_BEFORE = timedelta(hours=1)
MINUTES_BEFORE = timedelta(minutes=5)
MINUTES_LEFT = timedelta(minutes=5)
ASK_HOW_IT_WENT_AFTER = timedelta(minutes=15)
SECOND_THANKS_AFTER = timedelta(days=3)
LATER = timedelta(days=1)

NUDGES = {Side.HOST: TimerName.NUDGE_HOST, Side.SEEKER: TimerName.NUDGE_SEEKER}
"""The timer that nudges the side whose answer is awaited."""


def card_key(due: Due, now: datetime) -> str:
    """The key of a card that should notify each time its timer fires, also after it was put off."""
    return f"{due.interview}:{due.name}:{now:%Y%m%dT%H%M%S}"


def tell(context: InterviewContext, side: Side, due: Due, card: Card, now: datetime) -> Decision:
    """A card for one side, whenever its timer fires."""
    current = context.interview
    return Decision(posts=(Post(current.member_on(side), card_key(due, now), card, current.id),))


def put_off_by(context: InterviewContext, side: Side, due: Due, now: datetime) -> str:
    """The name of the timer with which a nudge about an open request can be put off. Empty if the
    request ends before it would come again."""
    again = next_allowed(context.on(side), now + LATER)
    return due.name if again < context.interview.ends else ""


def answer_by(context: Context, awaited: Member, heard_at: datetime) -> datetime:
    """Until when somebody can answer what they hear of at that time (UTC). Quiet weeks do not
    count."""
    days = timedelta(days=context.settings.answer_days)
    return quiet_weeks.after(context.settings.quiet_weeks, heard_at, days, awaited.zoneinfo)


def timers_while_asked(
    interview: Interview,
    heard_at: datetime,
    awaited: Member,
    settings: ProgrammeSettings = DEFAULT_SETTINGS,
) -> tuple[Timer, ...]:
    """One nudge to the side that is awaited, counted from when they hear of the request and before
    its end; sooner for a host who is away. Quiet weeks do not count. Another timer is for the first
    of the times that are offered."""
    zone = awaited.zoneinfo
    counted = partial(quiet_weeks.after, settings.quiet_weeks, heard_at, zone=zone)
    due = {
        NUDGES[interview.awaiting]: counted(timedelta(days=settings.nudge_days)),
        TimerName.EXPIRE: interview.ends,
    }
    if interview.is_asked_of_host:
        due[TimerName.HOST_AWAY] = counted(LET_GO_AFTER)
    timers = (Timer(interview.id, name, at) for name, at in due.items())
    return (*timers, *timer_for_passed_times(interview, interview.changed_at))


def timer_for_passed_times(asked: Interview, now: datetime) -> tuple[Timer, ...]:
    """A timer for the next of the offered times, when it can no longer be chosen. None once all
    have passed."""
    ahead = [at for at in asked.offered if at > now]
    return (Timer(asked.id, TimerName.TIMES_GO_BY, min(ahead)),) if ahead else ()


def timers_while_booked(interview: Interview, slot: Slot) -> tuple[Timer, ...]:
    """Reminders of the slot. Those whose time had passed when it was booked are left out."""
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
    """Whether "how did it go" had to wait for the morning, when thanks are suggested, too."""
    return next_allowed(seeker, held.changed_at) >= next_morning(seeker, held.changed_at)


def nudges_to_thank(interview: Interview, seeker: Member) -> tuple[Timer, ...]:
    """Nudges to say thank you."""
    morning = next_morning(seeker, interview.changed_at)
    due = {TimerName.THANKS_FIRST: morning, TimerName.THANKS_SECOND: morning + SECOND_THANKS_AFTER}
    return tuple(Timer(interview.id, name, at) for name, at in due.items())


def timers_while_note_unsent(held: Interview, seeker: Member, now: datetime) -> tuple[Timer, ...]:
    """A nudge about a note that is written and not sent, even if all other nudges have come
    before."""
    _first, last = nudges_to_thank(held, seeker)
    return (replace(last, at=max(last.at, next_morning(seeker, now))),)
