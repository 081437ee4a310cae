"""What a card about a booking contains for its reader's calendar, and what to do with it."""

from dataclasses import replace
from datetime import datetime

from bot.cards.blocks import Paragraph
from bot.cards.cards import Card
from bot.cards.files import File
from bot.cards.outside import Link
from bot.cards.plain_text import plain
from bot.cards.reader import reader_of
from bot.cards.rich_text import Text
from bot.engine.contexts.interview import InterviewContext
from bot.interview.model import Interview, Side, Stage
from bot.texts.calendar import links as addresses
from bot.texts.calendar import words as texts
from bot.texts.calendar.events import cancellation, invitation
from bot.texts.interviews import push

_CALENDARS = (
    (texts.GOOGLE, addresses.google),
    (texts.OUTLOOK, addresses.outlook),
    (texts.OFFICE, addresses.office),
)


def with_event(
    card: Card, booking: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """The card with the event as a file, if it has a time."""
    if booking.slot is None:
        return card
    file = invitation(booking, context.on(side), context.on(side.other), now)
    return _with(card, texts.TO_MOVE, file) if booking.moved else card.with_files(file)


def calendar_links(context: InterviewContext, now: datetime) -> tuple[Link, ...]:
    """Links that add the booking to each of the usual calendars, for the member who acts. Raises
    ValueError if nothing is booked."""
    event = invitation(context.interview, context.me, context.other, now).event
    reader = reader_of(context.me)
    title = plain(texts.short_title(event.other), reader)
    place = texts.where(event.venue, event.side, event.other)
    where = plain(place, reader) if place else ""
    return tuple(Link(label, link(event.slot, title, where)) for label, link in _CALENDARS)


def with_changed_event(
    card: Card, booking: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """The card with a file that changes the event."""
    file = invitation(booking, context.on(side), context.on(side.other), now)
    return _with(card, texts.TO_CHANGE, file)


def with_cancelled_event(
    card: Card, changed: Interview, side: Side, context: InterviewContext, now: datetime
) -> Card:
    """The card with a file that cancels the event, if one was booked before."""
    was, other = context.interview, context.on(side.other)
    if was.stage is not Stage.BOOKED or was.slot is None:
        return card
    file = cancellation(changed, was.slot, context.on(side), other, now)
    told = replace(card, push=push.with_time(card.title, was))
    return _with(told, texts.TO_CANCEL, file)


def _with(card: Card, todo: Text, file: File) -> Card:
    return replace(card, blocks=(*card.blocks, Paragraph(todo, passing=True)), files=(file,))
