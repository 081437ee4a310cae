"""Hosts as a search finds them."""

from collections.abc import Iterable
from dataclasses import field
from datetime import UTC, datetime

from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview

_NEVER = datetime.min.replace(tzinfo=UTC)


@frozen
class Listing:
    """A host that a search found, with what they are ranked by."""

    host: Member
    fit: int
    """How many of the searched words their profile contains."""
    interviews: tuple[Interview, ...] = field(default=())
    """Those that decide whether they can be asked; empty where that is not needed."""
    last_asked: datetime | None = None
    """None if the host was never asked (UTC)."""
    room: int = 0
    """How many more interviews they take this month."""


@frozen
class RankedHost:
    """What a host is ranked by, before anything else about them is read. `room` is how many more
    interviews they take this month."""

    host: int
    fit: int
    room: int
    last_asked: datetime | None = None


def ranked(candidates: Iterable[RankedHost]) -> list[RankedHost]:
    """Sorted by the best fit, then by the most room this month, then by the longest time since they
    were asked, so that the same host is not always first."""
    return sorted(candidates, key=_order)


def _order(each: RankedHost) -> tuple[int, int, datetime, int]:
    return -each.fit, -each.room, each.last_asked or _NEVER, each.host
