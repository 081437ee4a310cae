"""When members are busy according to their own calendars, which are read every hour if they gave an
address."""

import re
from collections.abc import Sequence
from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from bot.interview.frozen import frozen
from bot.interview.model import Busy, Interview

READ_AHEAD = timedelta(weeks=8)
"""How far ahead a calendar is read."""

READ_EVERY = timedelta(hours=1)
COST_SHARE = 2_000
"""Reading a calendar takes at most this share of processor time: one that takes 4 s is read every
133 min."""

BUSY_TIMES_COUNT_FOR = timedelta(days=3)
"""For how long the busy times still count once a calendar can no longer be read."""

OWNER_TOLD_AFTER = 3
"""After this many failed readings in a row, the owner of a calendar that could be read before is
told."""

CALENDARS_AT_MOST = 5
"""How many calendars a member may add."""

READINGS_STARTED_AT_MOST = 6
STARTED_READING_COUNTS_FOR = timedelta(days=1)
"""How many readings a member may start, and within how much time: each costs us and somebody else's
server something."""

LONGEST_ADDRESS = 2_000
LONGEST_NAME = 30

_WEBCAL = re.compile("webcals?://", re.IGNORECASE)


class Trouble(StrEnum):
    """Why a calendar could not be read."""

    NO_ADDRESS = "no address"
    PRIVATE = "private"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    GONE = "gone"
    TOO_OFTEN = "too often"
    A_PAGE = "a page"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    NOT_A_CALENDAR = "not a calendar"
    TOO_MUCH = "too much"


class Flaw(StrEnum):
    """Why some of a calendar's entries were left out."""

    NO_START = "no start"
    ENDS_FIRST = "ends first"
    NO_RULE = "no rule"
    TOO_FINE = "too fine"
    ALL_TIME = "all time"
    TOO_COSTLY = "too costly"
    UNREADABLE = "unreadable"
    TOO_MUCH = "too much"


class CannotRead(Exception):
    """A calendar could not be read. The error never contains the address, which is secret. `cost`
    is as in BusyTimes."""

    def __init__(self, trouble: Trouble, cost: float = 0.0) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
        self.cost = cost


@frozen
class BusyTimes:
    """What was read: when the owner is busy, why some entries were left out, and how many seconds
    of processor time it took."""

    busy: tuple[Busy, ...] = ()
    flaws: frozenset[Flaw] = frozenset()
    cost: float = 0.0


@frozen
class Source:
    """One of a member's own calendars."""

    member: int
    url: str = field(repr=False)
    """Its address, which is secret. If it is empty, the calendar is to be deleted."""
    name: str = ""
    id: int | None = None
    """None for a new one."""
    zone: str = "UTC"
    """The time zone of the member's days."""
    failures: int = 0
    """How many readings have failed since it was last read successfully."""
    read_at: datetime | None = None
    """When it was last read successfully (UTC). None if never."""
    due_at: datetime | None = None
    """When it is read next (UTC). None: at once."""
    trouble: Trouble | None = None
    """Why the last reading failed."""
    flaws: frozenset[Flaw] = frozenset()
    """Why entries were left out."""
    told: frozenset[Flaw] = frozenset()
    """Those that the owner has already heard of."""


@frozen
class ReadingStart:
    """A member started a reading by giving the calendar's address."""

    member: int
    at: datetime


@frozen
class Feed:
    """The token that opens a member's feed. None closes the feed; a new token replaces the old
    one."""

    member: int
    token: str | None = field(repr=False)


def pause(cost: float) -> timedelta:
    """How long a calendar is not read again after a reading that took `cost` seconds of processor
    time."""
    return max(READ_EVERY, COST_SHARE * timedelta(seconds=cost))


def may_start_from(started: Sequence[datetime], now: datetime) -> datetime | None:
    """When a member may start the next reading, given the times of those before, oldest first. None
    if they may now."""
    if len(started) < READINGS_STARTED_AT_MOST:
        return None
    again = started[-READINGS_STARTED_AT_MOST] + STARTED_READING_COUNTS_FOR
    return again if now < again else None


def read_address(text: str) -> str:
    """The address in the form in which it can be fetched. Raises CannotRead if it must not be
    fetched."""
    url = as_https(text.strip())
    if not _is_address(url):
        raise CannotRead(Trouble.NO_ADDRESS)
    return url


def as_https(url: str) -> str:
    """The same address with https: the schemes webcal and webcals only tell that it is a
    calendar."""
    return _WEBCAL.sub("https://", url, count=1) if _WEBCAL.match(url) else url


def _is_address(url: str) -> bool:
    if len(url) > LONGEST_ADDRESS or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


_DOMAIN = "askwell.invalid"
"""A domain that nobody can ever own (RFC 2606). It is written into members' calendars and
recognised there years later, so it must never change."""

_OURS = re.compile(r"[A-Za-z0-9_-]+@askwell\.invalid", re.IGNORECASE)


def uid(interview: Interview) -> str:
    """The id of the interview's calendar event: the same for both sides, and for as long as the
    interview exists."""
    return f"{interview.id}@{_DOMAIN}"


def is_own_event(uid: str) -> bool:
    """Whether Askwell made the event with this id, whichever calendar it has been copied to
    since."""
    return _OURS.fullmatch(uid.strip()) is not None
