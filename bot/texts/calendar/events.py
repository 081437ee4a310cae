"""An interview as a calendar event, in a file for one of its two sides and in a member's private
feed.

A calendar recognises an event by its id, and treats the file with the higher sequence as the later
one. So opening a later file moves or cancels the same event.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.files import CalendarEvent, CalendarFile
from bot.cards.reader import reader_of
from bot.cards.rich_text import Mention, Words
from bot.interview.hosting import Venue
from bot.interview.meeting.venue import ahead
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Slot, Stage
from bot.interview.scheduling.calendars import uid
from bot.texts.calendar import words as texts

MEDIA_TYPE = "text/calendar"
NAME_LENGTH = 24


def event(
    interview: Interview, slot: Slot, reader: Member, other: Member, now: datetime
) -> CalendarEvent:
    """The interview at `slot`.

    The id never changes. The sequence is the interview's revision, which every change raises, so
    that a calendar knows which of two files is the later one.
    """
    side = Side.HOST if reader.id == interview.host else Side.SEEKER
    wish = Words(interview.wish, texts.WISH_AT_MOST).shown
    return CalendarEvent(
        uid=uid(interview),
        sequence=interview.revision,
        stamp=now,
        slot=slot,
        side=side,
        other=_whom(other),
        their_zone=None if other.zone == reader.zone else other.zone,
        venue=_place(interview),
        wish=wish if side is Side.HOST else "",
    )


def _whom(other: Member) -> Mention:
    return Mention(other.person.user, texts.in_a_line(other.name))


def _place(interview: Interview) -> Venue | None:
    """The place with its detail on one line, because a calendar shows no more."""
    venue = interview.venue
    return Venue(venue.place, texts.in_a_line(venue.detail)) if venue else None


def cancelled(
    interview: Interview, slot: Slot, reader: Member, other: Member, now: datetime
) -> CalendarEvent:
    """The same event as cancelled, so that it no longer takes up time."""
    return replace(event(interview, slot, reader, other, now), cancelled=True)


def invitation(interview: Interview, reader: Member, other: Member, now: datetime) -> CalendarFile:
    """The .ics file of a booked interview for one of its sides. After a move, a new file updates
    the same event. `now` is in UTC. Raises ValueError if nothing is booked."""
    if interview.slot is None:
        raise ValueError(f"Interview {interview.id} has no time")
    return CalendarFile(file_name(other), event(interview, interview.slot, reader, other, now))


def cancellation(
    interview: Interview, was: Slot, reader: Member, other: Member, now: datetime
) -> CalendarFile:
    """The .ics file that marks the event at `was` as cancelled: for an interview that was
    cancelled, or that needs another time."""
    told = cancelled(interview, was, reader, other, now)
    return CalendarFile(file_name(other, "cancelled"), told)


def file_name(other: Member, ending: str = "") -> str:
    """A name such as interview-with-daniel.ics, in ASCII so that every platform and disk accepts
    it. The person's name is left out if none of it can be written in ASCII."""
    shown = unicodedata.normalize("NFKD", _whom(other).shown)
    letters = shown.encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", letters.lower())[:NAME_LENGTH].strip("-")
    parts = ("interview", f"with-{name}" if name else "", ending)
    return f"{'-'.join(filter(None, parts))}.ics"


SHOWN = frozenset({Stage.BOOKED, Stage.HELD, Stage.THANKED})
STAYS = timedelta(days=30)
"""How long an interview that is over or was cancelled stays in the feed."""

REFRESH = timedelta(hours=1)
NAME = "Askwell"


def feed(
    me: Member, interviews: Collection[Interview], others: Mapping[int, Member], now: datetime
) -> bytes:
    """My interviews that have a time, starting a month ago. As long as nothing changes and none of
    them ends, repeated calls return the same bytes."""
    from bot.texts.calendar.ics import calendar, utc  # noqa: PLC0415 (it brings icalendar)

    made = calendar(_events(me, interviews, others, now), reader_of(me))
    if not made.subcomponents:
        made.add_component(utc())
    made.calendar_name = NAME
    made.refresh_interval = REFRESH
    made.add("X-PUBLISHED-TTL", "PT1H")  # Outlook's own word for it
    return bytes(made.to_ical())


def _events(
    me: Member, interviews: Iterable[Interview], others: Mapping[int, Member], now: datetime
) -> Iterator[CalendarEvent]:
    for each in sorted(interviews, key=lambda each: each.id):
        other = others.get(each.host if each.seeker == me.id else each.seeker)
        if each.slot is None or other is None or not _is_shown(each, each.slot, now):
            continue
        told = replace(each, venue=ahead(each, now))
        show = cancelled if each.stage is Stage.CANCELLED else event
        yield show(told, each.slot, me, other, _stamp(each))


def _stamp(interview: Interview) -> datetime:
    """When somebody last changed what the event of the interview says (UTC)."""
    place_changed = interview.venue.changed_at if interview.venue else None
    return place_changed or interview.changed_at


def _is_shown(interview: Interview, slot: Slot, now: datetime) -> bool:
    if interview.stage is Stage.CANCELLED:
        return interview.changed_at > now - STAYS
    return interview.stage in SHOWN and slot.end > now - STAYS
