"""Hosts as a search finds them."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.interview.members import Member
from bot.interview.model import Interview


@dataclass(frozen=True, slots=True)
class Listing:
    """A host as a search found them, with what ranks them.

    `fit` is the number of the searched words their profile holds; `interviews` are theirs of
    the last 120 days and all that lie ahead; `last_asked` is None for a host never asked.
    """

    host: Member
    fit: int
    interviews: tuple[Interview, ...] = field(default=())
    last_asked: datetime | None = None
