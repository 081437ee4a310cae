"""Who reads a text: all that telling it takes."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.interview.model import ClockFormat, Member

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Reader:
    """`language` is a tag such as "de" or "en-US" (BCP 47). `clock` is what they set by hand; None
    means the clock of their language."""

    zone: ZoneInfo
    language: str = ENGLISH
    clock: ClockFormat | None = None


ANYBODY = Reader(ZoneInfo("UTC"))
"""Where nobody knows who reads."""


def reader_of(member: Member) -> Reader:
    """The language that they set by hand comes before that of their platform."""
    language = member.language or member.locale or ENGLISH
    return Reader(member.zoneinfo, language, member.clock)
