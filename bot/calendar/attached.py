"""What a card about a booking brings for its reader's calendar."""

from dataclasses import replace
from datetime import datetime

from bot.calendar import links
from bot.calendar.invitation import FILE_NAME, cancellation, invitation
from bot.model import Interview, Side, Stage
from bot.state import OfInterview
from bot.texts import calendar as texts
from bot.ui import Card, File, Link

_CALENDARS = (
    (texts.GOOGLE, links.google),
    (texts.OUTLOOK, links.outlook),
    (texts.OFFICE, links.office),
)


def booked(card: Card, booking: Interview, side: Side, state: OfInterview, now: datetime) -> Card:
    """With the event as a file, and a link into each of the usual calendars, where it has a
    time."""
    slot, reader, other = booking.slot, state.on(side), state.on(side.other)
    if slot is None:
        return card
    made = tuple(Link(label, link(slot, other, state.host)) for label, link in _CALENDARS)
    return replace(card, links=made, files=_file(invitation(booking, reader, other, now)))


def taken_back(
    card: Card, changed: Interview, side: Side, state: OfInterview, now: datetime
) -> Card:
    """With the file that removes the event, where one was booked before it changed."""
    was = state.interview
    if was.stage is not Stage.BOOKED or was.slot is None:
        return card
    ics = cancellation(changed, was.slot, state.on(side), state.on(side.other), now)
    return replace(card, files=_file(ics))


def _file(ics: bytes) -> tuple[File]:
    return (File(FILE_NAME, ics.decode()),)
