"""The reader of a text: everything that is needed to render it."""

from zoneinfo import ZoneInfo

from bot.cards.catalogues import spoken
from bot.interview.frozen import frozen
from bot.interview.members import ClockFormat, Member

ENGLISH = "en"


@frozen
class Reader:
    """`language` is a BCP 47 tag such as "de" or "en-US". `clock` is what they set by hand; None
    means the usual clock of their language."""

    zone: ZoneInfo
    language: str = ENGLISH
    clock: ClockFormat | None = None


ANYBODY = Reader(ZoneInfo("UTC"))
"""For a text whose reader is unknown."""


def reader_of(member: Member) -> Reader:
    return Reader(member.zoneinfo, _language(member), member.clock)


def _language(member: Member) -> str:
    """The language that they set by hand has priority, except that their platform's tag is used if
    it gives a country for the same language, because the clock depends on that."""
    told, by_hand = member.locale or ENGLISH, member.language
    return by_hand if by_hand and spoken(told) != spoken(by_hand) else told
