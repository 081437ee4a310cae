"""Events in the format that calendars read, in their reader's language, written by icalendar.

All times are in UTC, and every calendar shows them in its owner's zone. Local times would need the
rules of their zone in the file, and calendars read those differently: some read only the first of
several changes in one line, others only rules that repeat.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard
from icalendar.enums import STATUS

from bot.cards.files import CalendarEvent
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.interview.meeting.venue import link_in
from bot.texts.calendar import words as texts

MADE_BY = "-//Askwell//Informational interviews//EN"
REMINDED = timedelta(minutes=10)


def calendar(events: Iterable[CalendarEvent], reader: Reader) -> Calendar:
    """A calendar that publishes events and invites nobody. An invitation needs mail addresses (RFC
    5546), which we do not have, and some calendars refuse a file with made-up ones."""
    made = Calendar()
    made.prodid, made.version, made.calscale, made.method = MADE_BY, "2.0", "GREGORIAN", "PUBLISH"
    for each in events:
        made.add_component(_cancelled(each, reader) if each.cancelled else _booked(each, reader))
    return made


def utc() -> Timezone:
    """The time zone UTC. A calendar must contain something, and this is never shown (RFC 5545,
    section 3.6)."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("TZID", "UTC")
    standard.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001 - the RFC wants a local time
    standard.add("TZOFFSETFROM", timedelta())
    standard.add("TZOFFSETTO", timedelta())
    zone.add_component(standard)
    return zone


def _booked(told: CalendarEvent, reader: Reader) -> Event:
    event = _event(told, reader)
    alarm = Alarm.new(description=plain(texts.reminder(told.other), reader))
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", -REMINDED)
    event.add_component(alarm)
    return event


def _cancelled(told: CalendarEvent, reader: Reader) -> Event:
    """The event stays visible but no longer takes up time."""
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
