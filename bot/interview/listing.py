"""Hosts as a search finds them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.interview.members import Member
from bot.interview.model import Interview

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listing:
    """A host as a search found them, with what ranks them.

    `fit` is the number of the searched words their profile holds; `interviews` are theirs of
    the last 120 days and all that lie ahead, none where nobody looks at them; `last_asked` is None
    for a host never asked; `room`: how many more interviews they take this month.
    """

    host: Member
    fit: int
    interviews: tuple[Interview, ...] = field(default=())
    last_asked: datetime | None = None
    room: int = 0


@dataclass(frozen=True, slots=True)
class RankedHost:
    """What ranks a host, before anything else of them is read; `room`: how many more interviews
    they take this month."""

    host: int
    fit: int
    room: int
    last_asked: datetime | None = None


def ranked(candidates: Iterable[RankedHost]) -> list[RankedHost]:
    """The best fit first, then the most room left this month, then whoever was not asked for the
    longest time, so that the same host is not always first."""
    return sorted(candidates, key=_order)


def _order(each: RankedHost) -> tuple[int, int, datetime, int]:
    return -each.fit, -each.room, each.last_asked or _NEVER, each.host
