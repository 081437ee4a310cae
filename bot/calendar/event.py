"""One interview as an event, for one of its two sides."""

from datetime import UTC, datetime, tzinfo
from urllib.parse import urlsplit

from icalendar import Calendar, Event
from icalendar.enums import STATUS

from bot.calendar.uid import uid
from bot.calendar.zones import definition
from bot.model import HostProfile, Interview, Member, Slot
from bot.texts import calendar as texts

MADE_BY = "-//Askwell//Informational interviews//EN"
NOBODYS = "askwell.invalid"
"""A domain that nobody can ever have (RFC 2606): what is sent there reaches nobody."""


def calendar(method: str) -> Calendar:
    made = Calendar()
    made.prodid, made.version, made.calscale, made.method = MADE_BY, "2.0", "GREGORIAN", method
    return made


def event(interview: Interview, slot: Slot, reader: Member, other: Member, now: datetime) -> Event:
    """The interview at `slot`; its times are in the reader's zone.

    The id stays the same for as long as the interview lives. The sequence is the interview's
    revision, which every change raises: so a calendar knows which of two files is the later.
    """
    host = reader if reader.id == interview.host else other
    zone = _zone(slot, reader)
    return Event.new(
        uid=uid(interview),
        sequence=interview.revision,
        stamp=now,
        start=slot.start.astimezone(zone),
        end=slot.end.astimezone(zone),
        status=STATUS.CONFIRMED,
        summary=texts.title(other),
        description=texts.description(interview, slot, reader, other, host),
        location=texts.where(host),
        url=_address(host),
    )


def finished(made: Calendar) -> bytes:
    """As UTF-8, with a definition of each zone that its events are told in."""
    starts = [each.start for each in made.events]
    for zone in sorted(made.get_missing_tzids()):
        first, last = min(starts).year, max(starts).year
        made.subcomponents.insert(0, definition(zone, first, last))
    return bytes(made.to_ical())


def _zone(slot: Slot, reader: Member) -> tzinfo:
    """UTC where we do not know the reader's, and in the hour that comes twice when clocks are
    put back: a calendar reads a time in it as the first of the two (RFC 5545, section 3.3.5)."""
    zone = reader.zoneinfo
    is_second = any(at.astimezone(zone).fold for at in (slot.start, slot.end))
    return UTC if reader.zone in (None, "UTC") or is_second else zone


def _address(host: Member) -> str | None:
    """The place, where it is a link and nothing more."""
    detail = (host.profile or HostProfile()).place_detail.strip()
    if " " in detail or not detail.isprintable():
        return None
    try:
        return detail if urlsplit(detail).scheme in ("https", "http") else None
    except ValueError:
        return None
