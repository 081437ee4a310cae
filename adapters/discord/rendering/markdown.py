"""A Text as Discord's markdown, in which only what we intend has an effect; or as plain words."""

import re
from functools import lru_cache

from discord.utils import TimestampStyle, format_dt

from adapters.discord.rendering.command_mentions import command_mention
from bot.cards import links
from bot.cards.links import WebAddress
from bot.cards.plain_text import plain_span, printable
from bot.cards.reader import Reader
from bot.cards.rendering import TEMPLATES_CACHED, Span, own_words, spans
from bot.cards.rich_text import CommandName, Mention, Moment, MomentStyle, OwnWords, Text, Words

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
    """For a message. People are named, with a link to who they are where they are first named.
    Discord shows instants in its reader's time zone and clock; readers who set a clock by hand get
    them as text.

    Characters that would have an effect are escaped. `tight`: they are replaced by similar wide
    ones, for a text that has no room for escapes. `linked`: the users who were named on the card
    before; those named here are added.
    """
    if isinstance(text, str):
        return _own_words(text, reader.language, tight=tight)
    known = set[str]() if linked is None else linked
    return "".join([_marked(span, reader, known, tight=tight) for span in spans(text, reader)])


@lru_cache(TEMPLATES_CACHED)
def _own_words(text: OwnWords, language: str, *, tight: bool) -> str:
    return "".join([escaped(printable(each), tight=tight) for each in own_words(text, language)])


@lru_cache(TEMPLATES_CACHED)
def _ours(text: str, *, tight: bool) -> str:
    """Cached, because the same words of ours come again and again. Members' words are not cached:
    they are long, and may be erased."""
    return escaped(printable(text), tight=tight)


def escaped(text: str, *, tight: bool = False) -> str:
    if tight:
        return _LINK.sub("\N{FULLWIDTH COLON}", text.translate(_LOOKALIKES))
    return _ACTS.sub(_escape, text)


def _words(words: Words, *, tight: bool) -> str:
    """URLs are put in angle brackets, which Discord does not show: then it makes no preview, and
    does not take the characters after a URL for a part of it."""
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
        return command_mention(span.command)
    if isinstance(span, Words):
        return _words(span, tight=tight)
    return escaped(plain_span(span, reader), tight=tight)


def _person(mention: Mention, linked: set[str], *, tight: bool) -> str:
    """Discord shows a number if it has not loaded the mentioned person, so the name is written next
    to it."""
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
