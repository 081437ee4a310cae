"""The file that goes with a confirmation, and the one that takes it back.

A calendar knows the event by its id, and takes the file with the higher sequence for the later:
so the same event is moved and cancelled, whoever opens the file.
"""

import re
import unicodedata
from datetime import datetime

from icalendar import Event

from bot.interview.model import Interview, Member, Slot
from bot.texts.calendar import words as texts
from bot.texts.calendar.event import calendar, cancelled, event

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
