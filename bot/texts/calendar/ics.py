"""Events as calendars read them, in their reader's language, written by icalendar.

All times are in UTC: every calendar shows them in its owner's zone. Times of a zone would need its
rules beside them, and readers disagree on those: some read only the first of several changes that
stand in one line, others only rules that repeat.
"""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS

from bot.cards.files import CalendarEvent
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.interview.venue import link_in
from bot.texts.calendar import words as texts

MADE_BY = "-//Askwell//Informational interviews//EN"
REMINDED = timedelta(minutes=10)


def calendar(events: Iterable[CalendarEvent], reader: Reader) -> Calendar:
    """One that tells events, and invites nobody: whoever invites by it needs mail addresses (RFC
    5546), and we know nobody's. Made-up ones make some calendars refuse a file."""
    made = Calendar()
    made.prodid, made.version, made.calscale, made.method = MADE_BY, "2.0", "GREGORIAN", "PUBLISH"
    for each in events:
        made.add_component(_cancelled(each, reader) if each.cancelled else _booked(each, reader))
    return made


def _booked(told: CalendarEvent, reader: Reader) -> Event:
    event = _event(told, reader)
    alarm = Alarm.new(description=plain(texts.reminder(told.other), reader))
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", -REMINDED)
    event.add_component(alarm)
    return event


def _cancelled(told: CalendarEvent, reader: Reader) -> Event:
    """It takes nobody's time any more."""
    event = _event(told, reader)
    event.status = STATUS.CANCELLED
    event.add("TRANSP", "TRANSPARENT")
    event.summary = plain(texts.cancelled_title(told.other), reader)
    return event


def _event(told: CalendarEvent, reader: Reader) -> Event:
    where = texts.where(told.venue, told.side, told.other)
    return Event.new(
        uid=told.uid,
        sequence=told.sequence,
        stamp=told.stamp,
        start=told.slot.start,
        end=told.slot.end,
        status=STATUS.CONFIRMED,
        summary=plain(texts.title(told.other), reader),
        description=plain(texts.description(told), reader),
        location=plain(where, reader) if where else None,
        url=link_in(told.venue.detail) if told.venue else None,
    )
