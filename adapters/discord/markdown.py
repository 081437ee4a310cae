"""A Text as Discord's markdown, in which nothing acts but what we mean to; or as plain words."""

import re
from functools import lru_cache

from discord.utils import TimestampStyle, format_dt

from bot.cards import links
from bot.cards.links import WebAddress
from bot.cards.plain_text import plain, plain_span
from bot.cards.reader import Reader
from bot.cards.rendering import Span, spans
from bot.cards.rich_text import ELLIPSIS, Mention, Moment, MomentStyle, Text, Words

_FORMATS: dict[MomentStyle, TimestampStyle] = {
    MomentStyle.FULL: "F",
    MomentStyle.SHORT: "f",
    MomentStyle.DAY: "D",
}
_USER = re.compile(r"\d{1,20}")
_ACTS = re.compile(
    r"(?P<sign>[\\*_~`|<>\[\]@]|(?<=http):(?=//)|(?<=https):(?=//))"
    r"|(?P<line>^[ \t]*(?:[#+-]|\d+(?=[.)])))",
    re.MULTILINE | re.IGNORECASE,
)
"""What Discord would read as markup, a mention, a timestamp, a link or a list."""
_LINK = re.compile(r"(?<=http):(?=//)|(?<=https):(?=//)", re.IGNORECASE)
_REMEMBERED = 2_000
"""Texts; most are our own, and come again and again."""
_LOOKALIKES = str.maketrans(
    "\\*_~`|<>[]@#+-", "\N{FULLWIDTH REVERSE SOLIDUS}＊＿～｀｜＜＞［］＠＃＋－"
)


def markdown(text: Text, reader: Reader, *, tight: bool = False) -> str:
    """For a message: people as who they are, and Discord shows moments in its reader's zone and
    clock; who set a clock by hand gets them written.

    Signs that would act are escaped; `tight`: replaced by wide ones that look alike, for a text
    that has no room for the escapes.
    """
    return "".join(_marked(span, reader, tight=tight) for span in spans(text, reader))


def one_line(text: Text, reader: Reader) -> str:
    """The words in one line. Where nothing in them can be shown, an ellipsis stands for it."""
    return " ".join(plain(text, reader).split()) or ELLIPSIS


@lru_cache(_REMEMBERED)
def escaped(text: str, *, tight: bool = False) -> str:
    if tight:
        return _LINK.sub("\N{FULLWIDTH COLON}", text.translate(_LOOKALIKES))
    return _ACTS.sub(_escape, text)


def _words(words: Words, *, tight: bool) -> str:
    """Addresses stand in brackets, which Discord does not show: so it makes no preview, and takes
    nothing beside an address for a part of it."""
    return "".join(
        f"<{part.url.replace('*', '%2A')}>"
        if isinstance(part, WebAddress)
        else escaped(part, tight=tight)
        for part in links.parts(words)
    )


def _marked(span: Span, reader: Reader, *, tight: bool) -> str:
    if isinstance(span, Moment) and reader.clock is None:
        return format_dt(span.at, _FORMATS[span.style])
    if isinstance(span, Mention) and _USER.fullmatch(span.user):
        return f"<@{span.user}>"
    if isinstance(span, Words):
        return _words(span, tight=tight)
    return escaped(plain_span(span, reader), tight=tight)


def _escape(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"\\{found['sign']}"
    before, first = found["line"][:-1], found["line"][-1]
    return f"{before}{first}\\" if first.isdigit() else f"{before}\\{first}"
