"""When members are busy, as their own calendars say: read every hour, if they gave an address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from bot.interview.model import Busy, Interview

AHEAD = timedelta(weeks=8)
"""How far ahead a calendar is read."""

READ_EVERY = timedelta(hours=1)
COST_SHARE = 2_000
"""A calendar costs at most this part of a processor: one that takes 4 s is read every 133 min."""

KEPT = timedelta(days=3)
"""How long what was read holds once a calendar cannot be read any more."""

TOLD_AFTER = 3
"""How many readings fail before the owner of a calendar that was read before hears of it."""

MOST = 5
"""How many calendars a member may have read."""

STARTS = 6
STARTS_COUNT_FOR = timedelta(days=1)
"""How many readings a member may start in how long: each costs a stranger's server, and us."""

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
    """A calendar could not be read. It never holds the address, which is a secret; `cost` as in
    BusyTimes."""

    def __init__(self, trouble: Trouble, cost: float = 0.0) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
        self.cost = cost


@dataclass(frozen=True, slots=True)
class BusyTimes:
    """What was read: when its owner is busy, why some of it was left out, and how many seconds of
    a processor that took."""

    busy: tuple[Busy, ...] = ()
    flaws: frozenset[Flaw] = frozenset()
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """One of a member's own calendars. Its address is a secret; where that is empty it is to be
    forgotten, and without an `id` it is a new one.

    `zone` is that of the member's days; `failures` how often it could not be read since it was
    `read_at`, if it ever was, with the last `trouble`; `flaws` why some of it is left out, and
    `told` those of which its owner has heard. It is read next at `due_at`, at once where that is
    empty.
    """

    member: int
    url: str = field(repr=False)
    name: str = ""
    id: int | None = None
    zone: str = "UTC"
    failures: int = 0
    read_at: datetime | None = None
    due_at: datetime | None = None
    trouble: Trouble | None = None
    flaws: frozenset[Flaw] = frozenset()
    told: frozenset[Flaw] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadingStart:
    """A member had a calendar read, by giving its address."""

    member: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What opens a member's feed; None closes it, and whatever opened it before."""

    member: int
    token: str | None = field(repr=False)


def pause(cost: float) -> timedelta:
    """How long a calendar is left alone that took so many seconds of a processor."""
    return max(READ_EVERY, COST_SHARE * timedelta(seconds=cost))


def may_start_from(started: Sequence[datetime], now: datetime) -> datetime | None:
    """When a member who started readings then, oldest first, may start the next one; None if
    they may now."""
    if len(started) < STARTS:
        return None
    again = started[-STARTS] + STARTS_COUNT_FOR
    return again if now < again else None


def read_address(text: str) -> str:
    """The address as it can be fetched, if it may be. Raises CannotRead."""
    url = as_https(text.strip())
    if not _is_address(url):
        raise CannotRead(Trouble.NO_ADDRESS)
    return url


def as_https(url: str) -> str:
    """webcal and webcals only say what is there: both are fetched as any page is."""
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
"""A domain that nobody can ever have (RFC 2606). It is written into members' calendars and found
there again years later: it never changes."""

_OURS = re.compile(r"[A-Za-z0-9_-]+@askwell\.invalid", re.IGNORECASE)


def uid(interview: Interview) -> str:
    """The same for as long as the interview lives, and for both sides."""
    return f"{interview.id}@{_DOMAIN}"


def is_own_event(uid: str) -> bool:
    """Whether Askwell wrote the event with this id, whichever calendar kept it since."""
    return _OURS.fullmatch(uid.strip()) is not None
