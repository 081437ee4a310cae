"""A Text as Discord's markdown, in which nothing acts but what we mean to; or as plain words."""

import re
from functools import lru_cache

from discord.utils import TimestampStyle, format_dt

from adapters.discord.command_mentions import mentioned
from bot.cards import links
from bot.cards.links import WebAddress
from bot.cards.plain_text import plain, plain_span, printable
from bot.cards.reader import Reader
from bot.cards.rendering import REMEMBERED, Span, own_words, spans
from bot.cards.rich_text import (
    ELLIPSIS,
    CommandName,
    Mention,
    Moment,
    MomentStyle,
    OwnWords,
    Text,
    Words,
)

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
_LOOKALIKES = str.maketrans(
    "\\*_~`|<>[]@#+-", "\N{FULLWIDTH REVERSE SOLIDUS}＊＿～｀｜＜＞［］＠＃＋－"
)


def markdown(
    text: Text, reader: Reader, *, tight: bool = False, linked: set[str] | None = None
) -> str:
    """For a message: people by name, with a link to who they are where they are named first, and
    Discord shows moments in its reader's zone and clock; who set a clock by hand gets them written.

    Signs that would act are escaped; `tight`: replaced by wide ones that look alike, for a text
    that has no room for the escapes. `linked`: the users who were named on the card before; those
    named here are added.
    """
    if isinstance(text, str):
        return _own_words(text, reader.language, tight=tight)
    known = set[str]() if linked is None else linked
    return "".join([_marked(span, reader, known, tight=tight) for span in spans(text, reader)])


def one_line(text: Text, reader: Reader) -> str:
    """The words in one line. Where nothing in them can be shown, an ellipsis stands for it."""
    return " ".join(plain(text, reader).split()) or ELLIPSIS


@lru_cache(REMEMBERED)
def _own_words(text: OwnWords, language: str, *, tight: bool) -> str:
    return "".join([escaped(printable(each), tight=tight) for each in own_words(text, language)])


@lru_cache(REMEMBERED)
def _ours(text: str, *, tight: bool) -> str:
    """These come again and again. What members wrote is not remembered: it is long, and may be
    erased."""
    return escaped(printable(text), tight=tight)


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


def _marked(span: Span, reader: Reader, linked: set[str], *, tight: bool) -> str:
    if isinstance(span, str):
        return _ours(span, tight=tight)
    if isinstance(span, Moment) and reader.clock is None:
        return format_dt(span.at, _FORMATS[span.style])
    if isinstance(span, Mention):
        return _person(span, linked, tight=tight)
    if isinstance(span, CommandName):
        return mentioned(span.command)
    if isinstance(span, Words):
        return _words(span, tight=tight)
    return escaped(plain_span(span, reader), tight=tight)


def _person(mention: Mention, linked: set[str], *, tight: bool) -> str:
    """Discord shows a number where it has not loaded who is mentioned: so the name stands beside
    it."""
    name = escaped(printable(mention.shown), tight=tight)
    if mention.user in linked or not _USER.fullmatch(mention.user):
        return name
    linked.add(mention.user)
    return f"{name} (<@{mention.user}>)" if name.strip() else f"<@{mention.user}>"


def _escape(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"\\{found['sign']}"
    before, first = found["line"][:-1], found["line"][-1]
    return f"{before}{first}\\" if first.isdigit() else f"{before}\\{first}"
