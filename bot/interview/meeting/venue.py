"""Where a booked interview takes place: what is still missing, and what can be opened."""

import re
from datetime import datetime

from bot.interview.addresses import is_plain
from bot.interview.hosting import Place, Venue
from bot.interview.model import Interview, Side, Stage

_LINK = re.compile(r"https://\S+", re.IGNORECASE)

_BESIDE = ".,;:!?)]}>'\""
"""Characters that may follow a link in a sentence and do not belong to it."""


def link_in(detail: str) -> str | None:
    """The first https link in what a host wrote, if there is one."""
    found = (each[0].rstrip(_BESIDE) for each in _LINK.finditer(detail))
    return next((link for link in found if is_plain(link)), None)


def is_missing(venue: Venue) -> bool:
    """Whether something is missing to get there. A huddle needs nothing but its two people."""
    return not venue.detail and venue.place is not Place.HUDDLE


def may_change(interview: Interview, side: Side, now: datetime) -> bool:
    """Whether this side may change the place. The host may until the interview is over, also after
    the start, when the other side may be waiting for a link."""
    slot = interview.slot
    is_booked = interview.stage is Stage.BOOKED and interview.venue is not None
    return side is Side.HOST and is_booked and slot is not None and now < slot.end


def ahead(interview: Interview, now: datetime) -> Venue | None:
    """The place, until the interview is over and nobody needs it any more."""
    return interview.venue if interview.slot and now < interview.slot.end else None
