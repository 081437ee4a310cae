"""The line of a notification about an interview: who, what and when. None if the interview has no
time; then the notification shows the title of the card."""

from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.interview.members import Member
from bot.interview.model import Interview


def booked(booking: Interview, other: Member) -> Text | None:
    if (when := _short(booking)) is None:
        return None
    # Translators: a notification, such as "Booked: Fri 4 Dec, 12:00 with Daniel".
    return say("Booked: {when} with {other}", when=when, other=mention(other))


def reminder(booking: Interview, other: Member) -> Text | None:
    """For a reminder."""
    if (when := _short(booking)) is None:
        return None
    # Translators: a notification, such as "Fri 4 Dec, 12:00: your talk with Daniel".
    return say("{when}: your talk with {other}", when=when, other=mention(other))


def with_time(what: Text, booking: Interview) -> Text | None:
    """`what` happened to the interview, in the words of its card."""
    if (when := _short(booking)) is None:
        return None
    # Translators: a notification: what happened, and when the interview is or was.
    return say("{what}: {when}", what=what, when=when)


def _short(booking: Interview) -> Moment | None:
    return Moment(booking.start, MomentStyle.SHORT) if booking.start else None
