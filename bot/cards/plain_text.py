"""A Text as plain text, for one reader: moments are written in the reader's zone.

A terminal and a calendar show nothing that acts, and a page that only ever sets text content
does not either; so members' words need no more escaping here than losing their control
characters.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.rich_text import Moment, MomentStyle, Span, Text

_STAY = "\n\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def plain(text: Text, zone: ZoneInfo) -> str:
    """The text as a reader in `zone` sees it."""
    return "".join(_span(span, zone) for span in text)


def written(moment: Moment, zone: ZoneInfo) -> str:
    """A moment in `zone`. English whatever the machine's locale, hence no %A and %B."""
    local = moment.at.astimezone(zone)
    day, month = _DAYS[local.weekday()], _MONTHS[local.month - 1]
    match moment.style:
        case MomentStyle.FULL:
            return f"{day} {local.day} {month} {local:%Y, %H:%M} {zone_name(local)}"
        case MomentStyle.SHORT:
            return f"{day[:3]} {local.day} {month[:3]}, {local:%H:%M}"
        case MomentStyle.DAY:
            return f"{day} {local.day} {month} {local:%Y}"


def zone_name(local: datetime) -> str:
    """The zone's abbreviation; where it has none but an offset ("-03"), UTC and the offset."""
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name


def _span(span: Span, zone: ZoneInfo) -> str:
    if isinstance(span, str):
        return span
    if isinstance(span, Moment):
        return written(span, zone)
    return printable(span.shown)


def printable(words: str) -> str:
    """Without what moves a terminal's cursor or turns the text's direction around. Every kind of
    space stays one, and what joins the parts of an emoji or of a word stays."""
    return "".join(map(_shown, words))


def _shown(char: str) -> str:
    if char.isprintable() or char in _STAY:
        return char
    return " " if char.isspace() else ""
