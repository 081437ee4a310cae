"""What a notification says of an interview that has a time: who, what and when, in one line. None
where it has no time, so that the title of the card says it."""

from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.interview.members import Member
from bot.interview.model import Interview


def booked(booking: Interview, other: Member) -> Text | None:
    if (when := _short(booking)) is None:
        return None
    # Translators: a notification, such as "Booked: Fri 4 Dec, 12:00 with Daniel".
    return say("Booked: {when} with {other}", when=when, other=mention(other))


def ahead(booking: Interview, other: Member) -> Text | None:
    """Of a reminder."""
    if (when := _short(booking)) is None:
        return None
    # Translators: a notification, such as "Fri 4 Dec, 12:00: your talk with Daniel".
    return say("{when}: your talk with {other}", when=when, other=mention(other))


def with_time(what: Text, booking: Interview) -> Text | None:
    """What happened to it, as a card says."""
    if (when := _short(booking)) is None:
        return None
    # Translators: a notification: what happened, and when the interview is or was.
    return say("{what}: {when}", what=what, when=when)


def _short(booking: Interview) -> Moment | None:
    return Moment(booking.start, MomentStyle.SHORT) if booking.start else None
