"""When a seeker is asked about the one thing that they want to do after an interview."""

from datetime import UTC, datetime, time, timedelta

from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Timer
from bot.engine.timer_names import TimerName
from bot.interview.frozen import frozen
from bot.interview.model import Interview
from bot.interview.next_step import NextStep
from bot.interview.organizing import quiet_weeks
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.language.date_order import day_first
from bot.language.debrief.by_when import read_by_when

WITHOUT_A_DAY = timedelta(days=14)
AGAIN_AFTER = timedelta(days=7)
_IN_THE_AFTERNOON = time(16)
"""In the afternoon, so that they have the day to do it."""


@frozen
class Meant:
    """The step as it is saved. `names_day`: their words say by when."""

    step: NextStep | None
    names_day: bool = False


def step_from_words(
    context: InterviewContext, words: str, locale: str | None, now: datetime
) -> Meant:
    """The step that these words mean. If the words are unchanged, the step stays as it is."""
    known = context.interview.next_step
    if not words:
        return Meant(None)
    if known and known.words == words:
        return Meant(known, names_day=True)
    seeker = context.seeker
    order = day_first(locale, seeker.zone)
    day = read_by_when(words, now, seeker.zoneinfo, order)
    if not (seeker.nudges and context.interview.nudges):
        return Meant(NextStep(words), names_day=day is not None)
    due = day or (now + WITHOUT_A_DAY).astimezone(seeker.zoneinfo).date()
    at = datetime.combine(due, _IN_THE_AFTERNOON, seeker.zoneinfo).astimezone(UTC)
    soonest = at if at > now else now + timedelta(days=1)
    return Meant(NextStep(words, asks_at(context, soonest)), names_day=day is not None)


def asks_at(context: InterviewContext, at: datetime) -> datetime:
    """A time (UTC) in the seeker's daytime, and not in quiet weeks."""
    seeker = context.seeker
    allowed = next_allowed(seeker, at)
    rests = quiet_weeks.rests_until(context.settings.quiet_weeks, allowed, seeker.zoneinfo)
    return next_allowed(seeker, rests) if rests else allowed


def timers(kept: Interview, now: datetime) -> tuple[Timer, ...]:
    """Nobody is asked again about what they were asked already."""
    step = kept.next_step
    if step is None or step.ask_at is None or step.ask_at <= now:
        return ()
    return (Timer(kept.id, TimerName.NEXT_STEP, step.ask_at),)
