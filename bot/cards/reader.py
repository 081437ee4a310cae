"""Who reads a text: all that telling it takes."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.cards.catalogues import spoken
from bot.interview.members import ClockFormat, Member

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
    return Reader(member.zoneinfo, _language(member), member.clock)


def _language(member: Member) -> str:
    """What they set by hand comes before what their platform tells, but not before a country that
    it tells for the same language: the clock depends on it."""
    told, by_hand = member.locale or ENGLISH, member.language
    return by_hand if by_hand and spoken(told) != spoken(by_hand) else told
