"""When each side is asked how an interview was, once. A host is asked with the thank-you note, if
that comes first; a seeker with their debrief, or with their thanks if those come first."""

from datetime import datetime, timedelta

from bot.engine.contexts.interview import ThankingContext
from bot.interview.afterwards.assessments import Assessed
from bot.interview.members import Member
from bot.interview.model import Interview, Stage
from bot.interview.scheduling.quiet_hours import next_morning

A_DAY = timedelta(days=1)
"""The thank-you note has this long to come first: most are sent on the next day."""


def asks_host_at(held: Interview, host: Member) -> datetime:
    """When the host is asked in a card of its own (UTC)."""
    ended = held.slot.end if held.slot else held.changed_at
    return next_morning(host, ended + A_DAY)


def is_asked_with_note(thanked: Interview, host: Member) -> bool:
    """Whether the note brings the questions, so that no other card does."""
    has_note = thanked.stage is Stage.THANKED and thanked.note is not None
    return has_note and thanked.changed_at < asks_host_at(thanked, host)


def asks_with_notes(held: Interview) -> bool:
    """Whether the seeker is asked with their debrief, if there is room. `held` is the interview
    before the debrief."""
    return held.stage is Stage.HELD and held.debrief is None


def asks_with_thanks(context: ThankingContext) -> bool:
    """Whether the seeker is asked once they have said thank you: if they have not answered yet."""
    said = () if context.interview.debrief is None else context.assessments
    return not any(each.what is Assessed.WORTH_IT for each in said)
