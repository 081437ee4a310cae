"""What a card about a booking brings for its reader's calendar, and what to do with it."""

from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card, File, Link, Paragraph
from bot.engine.contexts import InterviewContext
from bot.interview.model import Interview, Side, Stage
from bot.texts.calendar import links
from bot.texts.calendar import words as texts
from bot.texts.calendar.events import cancellation, file_name, invitation

_CALENDARS = (
    (texts.GOOGLE, links.google),
    (texts.OUTLOOK, links.outlook),
    (texts.OFFICE, links.office),
)


def booked(
    card: Card, booking: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """With the event as a file, and a link into each of the usual calendars, where it has a
    time."""
    if booking.slot is None:
        return card
    reader, other = context.on(side), context.on(side.other)
    where = texts.where(booking, reader, other)
    made = tuple(Link(label, link(booking.slot, other, where)) for label, link in _CALENDARS)
    todo = texts.TO_MOVE if booking.moved else texts.TO_ADD
    ics = invitation(booking, reader, other, now)
    return _with(replace(card, links=(*card.links, *made)), todo, file_name(other), ics)


def changed(
    card: Card, booking: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """With the file that changes the event."""
    reader, other = context.on(side), context.on(side.other)
    ics = invitation(booking, reader, other, now)
    return _with(card, texts.TO_CHANGE, file_name(other), ics)


def taken_back(
    card: Card, changed: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """With the file that cancels the event, where one was booked before it changed."""
    was, other = context.interview, context.on(side.other)
    if was.stage is not Stage.BOOKED or was.slot is None:
        return card
    ics = cancellation(changed, was.slot, context.on(side), other, now)
    return _with(card, texts.TO_CANCEL, file_name(other, "cancelled"), ics)


def _with(card: Card, todo: str, name: str, ics: bytes) -> Card:
    blocks = (*card.blocks, Paragraph((todo,), passing=True))
    return replace(card, blocks=blocks, files=(File(name, ics.decode()),))
