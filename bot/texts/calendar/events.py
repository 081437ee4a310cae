"""An interview as an event of a calendar, in a file for one of its two sides and in a member's
private feed.

All times are in UTC: every calendar shows them in its owner's zone. Times of a zone would need its
rules beside them, and readers disagree on those: some read only the first of several changes that
stand in one line, others only rules that repeat.

A calendar knows an event by its id, and takes the file with the higher sequence for the later one.
So the same event is moved and cancelled, whichever file is opened.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS

from bot.interview.calendars import uid
from bot.interview.model import Interview, Member, Slot, Stage
from bot.interview.venue import ahead, link_in
from bot.texts.calendar import words as texts

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


MEDIA_TYPE = "text/calendar"
NAME_LENGTH = 24


def invitation(interview: Interview, reader: Member, other: Member, now: datetime) -> bytes:
    """The .ics of a booked interview for one of its sides; sent again once it was moved, it
    updates the event. `now` is an instant in UTC. Raises ValueError if nothing is booked."""
    if interview.slot is None:
        raise ValueError(f"Interview {interview.id} has no time")
    return _file(event(interview, interview.slot, reader, other, now))


def cancellation(
    interview: Interview, was: Slot, reader: Member, other: Member, now: datetime
) -> bytes:
    """The .ics that marks the event at `was` as cancelled: for an interview that was cancelled, or
    that looks for another time."""
    return _file(cancelled(interview, was, reader, other, now))


def file_name(other: Member, ending: str = "") -> str:
    """Such as interview-with-daniel.ics: ASCII, for every platform and disk; without the name
    where nothing of it can be written so."""
    letters = unicodedata.normalize("NFKD", texts.name(other)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", letters.lower())[:NAME_LENGTH].strip("-")
    parts = ("interview", f"with-{name}" if name else "", ending)
    return f"{'-'.join(filter(None, parts))}.ics"


def _file(told: Event) -> bytes:
    made = calendar()
    made.add_component(told)
    return bytes(made.to_ical())


SHOWN = frozenset({Stage.BOOKED, Stage.HELD, Stage.THANKED})
STAYS = timedelta(days=30)
"""So long what is over, or was cancelled, is still shown."""

REFRESH = timedelta(hours=1)
NAME = "Askwell"


def feed(
    me: Member, interviews: Collection[Interview], others: Mapping[int, Member], now: datetime
) -> bytes:
    """My interviews with a time, from a month ago on. The same interviews give the same bytes,
    whenever it is asked for, until one of them is over."""
    made = calendar()
    made.calendar_name = NAME
    made.refresh_interval = REFRESH
    made.add("X-PUBLISHED-TTL", "PT1H")  # Outlook's own word for it
    for each in sorted(interviews, key=lambda each: each.id):
        other = others.get(each.host if each.seeker == me.id else each.seeker)
        if each.slot is None or other is None or not _is_shown(each, each.slot, now):
            continue
        told = replace(each, venue=ahead(each, now))
        show = cancelled if each.stage is Stage.CANCELLED else event
        made.add_component(show(told, each.slot, me, other, _stamp(each)))
    return bytes(made.to_ical())


def changed_at(interviews: Collection[Interview], since: datetime, now: datetime) -> datetime:
    """When the feed that is open `since` then last changed: somebody did something, an interview
    began or was over, or was so a month ago. All are instants in UTC."""
    moments = (at for each in interviews for at in _moments(each))
    return max([since, *(at for at in moments if at <= now)])


def _stamp(interview: Interview) -> datetime:
    """When somebody last changed what its event says."""
    place_changed = interview.venue.changed_at if interview.venue else None
    return place_changed or interview.changed_at


def _moments(interview: Interview) -> Iterator[datetime]:
    yield _stamp(interview)
    yield interview.changed_at + STAYS
    if interview.slot:
        yield interview.slot.start
        yield interview.slot.end
        yield interview.slot.end + STAYS


def _is_shown(interview: Interview, slot: Slot, now: datetime) -> bool:
    if interview.stage is Stage.CANCELLED:
        return interview.changed_at > now - STAYS
    return interview.stage in SHOWN and slot.end > now - STAYS
