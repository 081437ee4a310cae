"""When members are busy, as their own calendars say: read every hour, if they gave an address."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from urllib.parse import urlsplit

AHEAD = timedelta(weeks=8)
"""How far ahead a calendar is read."""

READ_EVERY = timedelta(hours=1)
KEPT = timedelta(days=3)
"""How long what was read holds once a calendar cannot be read any more."""

TOLD_AFTER = 3
"""How many readings fail before the owner of a calendar that was read before hears of it."""

LONGEST_ADDRESS = 2_000


class Trouble(Enum):
    """Why a calendar could not be read."""

    NO_ADDRESS = auto()
    PRIVATE = auto()
    UNREACHABLE = auto()
    REFUSED = auto()
    TOO_LARGE = auto()
    TOO_SLOW = auto()
    NOT_A_CALENDAR = auto()
    TOO_FINE = auto()
    TOO_MUCH = auto()


class CannotRead(Exception):
    """A calendar could not be read. It never holds the address, which is a secret."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Source:
    """The address of a member's own calendar, a secret; none if it is empty. `zone` is that of
    their days; `failures` how often it could not be read since it last was, if it ever `was_read`.
    """

    member: int
    url: str = field(repr=False)
    zone: str = "UTC"
    failures: int = 0
    was_read: bool = False


def read_address(text: str) -> str:
    """The address as it can be fetched, if it may be. Raises CannotRead."""
    url = text.strip()
    if url.lower().startswith("webcal://"):
        url = f"https{url[len('webcal') :]}"
    if not _is_address(url):
        raise CannotRead(Trouble.NO_ADDRESS)
    return url


def _is_address(url: str) -> bool:
    if len(url) > LONGEST_ADDRESS or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False
