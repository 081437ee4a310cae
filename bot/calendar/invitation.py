"""The file that goes with a confirmation, and the one that takes it back.

REQUEST and CANCEL are what makes Outlook, Google and Apple replace and remove an event that
they know by its id (RFC 5546, sections 3.2.2 and 3.2.5); a PUBLISH opens as another calendar
in Outlook. A REQUEST must name an organizer and those invited, and importers that find none, or
find what is no mail address, refuse the file or drop the people. We know nobody's mail address,
and want no calendar to write to anybody: so Askwell organizes, both sides have accepted already,
no answer is asked for, and every address is one of a domain that cannot exist.
"""

from datetime import datetime

from icalendar import Event, vCalAddress
from icalendar.enums import STATUS

from bot.calendar.event import NOBODYS, calendar, event, finished
from bot.model import Interview, Member, Slot
from bot.texts import calendar as texts

FILE_NAME = "interview.ics"
MEDIA_TYPE = "text/calendar"


def invitation(interview: Interview, reader: Member, other: Member, now: datetime) -> bytes:
    """The .ics of a booked interview for one of its sides; sent again once it was moved, it
    updates the event. `now` is an instant in UTC. Raises ValueError if nothing is booked."""
    if interview.slot is None:
        raise ValueError(f"Interview {interview.id} has no time")
    told = event(interview, interview.slot, reader, other, now)
    return _message("REQUEST", told, reader, other)


def cancellation(
    interview: Interview, was: Slot, reader: Member, other: Member, now: datetime
) -> bytes:
    """The .ics that takes the event at `was` out of the reader's calendar: for an interview that
    was cancelled, or that looks for another time."""
    told = event(interview, was, reader, other, now)
    told.status = STATUS.CANCELLED
    return _message("CANCEL", told, reader, other)


def _message(method: str, told: Event, reader: Member, other: Member) -> bytes:
    told.organizer = vCalAddress.new(f"calendar@{NOBODYS}", cn="Askwell")
    told.attendees = [_participant(reader), _participant(other)]
    made = calendar(method)
    made.add_component(told)
    return finished(made)


def _participant(member: Member) -> vCalAddress:
    return vCalAddress.new(
        f"member-{member.id}@{NOBODYS}",
        cn=texts.name(member).replace("\\", "/"),  # some readers take it for an escape there
        role="REQ-PARTICIPANT",
        partstat="ACCEPTED",
        rsvp=False,
    )
