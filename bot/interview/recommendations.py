"""What hosts recommended, as seekers share it with their community."""

from dataclasses import dataclass
from datetime import datetime

from bot.interview.resources import Kind


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What one host recommended to one seeker, who put it on the list; `listed` is False once
    they took it back. `key` is that of the resource, `field` the host's at the time."""

    interview: str
    key: str
    community: int
    seeker: int
    host: int
    kind: Kind
    text: str
    field: str
    added_at: datetime
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Naming:
    """The resources of an interview, by key, beside which its host may be named."""

    interview: str
    host: int
    keys: tuple[str, ...] = ()


def naming_key(interview: str) -> str:
    """Of the card that asks the host: there is one for an interview."""
    return f"{interview}:naming"
