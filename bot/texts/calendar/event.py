"""One interview as an event, for one of its two sides.

All times are in UTC: every calendar shows them in its owner's zone. Times of a zone would need
its rules beside them, and readers disagree on those: some read only the first of several changes
that stand in one line, others only rules that repeat.
"""

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS

from bot.interview.model import Interview, Member, Slot
from bot.interview.venue import link_in
from bot.texts.calendar import words as texts
from bot.texts.calendar.uid import uid

MADE_BY = "-//Askwell//Informational interviews//EN"
REMINDED = timedelta(minutes=10)


def calendar() -> Calendar:
    """One that tells events, and invites nobody: whoever invites by it needs mail addresses (RFC
    5546), and we know nobody's. Made-up ones make some calendars refuse a file."""
    made = Calendar()
    made.prodid, made.version, made.calscale, made.method = MADE_BY, "2.0", "GREGORIAN", "PUBLISH"
    return made


def event(interview: Interview, slot: Slot, reader: Member, other: Member, now: datetime) -> Event:
    """The interview at `slot`.

    The id stays the same for as long as the interview lives. The sequence is the interview's
    revision, which every change raises: so a calendar knows which of two files is the later.
    """
    told = _event(interview, slot, reader, other, now)
    alarm = Alarm.new(description=texts.reminder(texts.title(other)))
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", -REMINDED)
    told.add_component(alarm)
    return told


def cancelled(
    interview: Interview, slot: Slot, reader: Member, other: Member, now: datetime
) -> Event:
    """The same event, which takes nobody's time any more."""
    told = _event(interview, slot, reader, other, now)
    told.status = STATUS.CANCELLED
    told.add("TRANSP", "TRANSPARENT")
    told.summary = texts.cancelled_title(texts.title(other))
    return told


def _event(interview: Interview, slot: Slot, reader: Member, other: Member, now: datetime) -> Event:
    return Event.new(
        uid=uid(interview),
        sequence=interview.revision,
        stamp=now,
        start=slot.start,
        end=slot.end,
        status=STATUS.CONFIRMED,
        summary=texts.title(other),
        description=texts.description(interview, slot, reader, other),
        location=texts.where(interview, reader, other) or None,
        url=link_in(interview.venue.detail) if interview.venue else None,
    )
