"""A text as plain text, for one reader.

A terminal and a calendar show nothing that acts, and a page that only ever sets text content
does not either; so members' words need no more escaping here than losing their control
characters.
"""

from functools import lru_cache

from bot.cards import formats
from bot.cards.reader import Reader
from bot.cards.rendering import REMEMBERED, Span, own_words, spans
from bot.cards.rich_text import Moment, OwnWords, Text

_STAY = "\n\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def plain(text: Text, reader: Reader) -> str:
    """The text as its reader sees it."""
    if isinstance(text, str):
        return _own_words(text, reader.language)
    return "".join([plain_span(span, reader) for span in spans(text, reader)])


@lru_cache(REMEMBERED)
def _own_words(text: OwnWords, language: str) -> str:
    return "".join(map(printable, own_words(text, language)))


def plain_span(span: Span, reader: Reader) -> str:
    if isinstance(span, Moment):
        return formats.moment(span, reader)
    return printable(span if isinstance(span, str) else span.shown)


def printable(words: str) -> str:
    """Without what moves a terminal's cursor or turns the text's direction around. Every kind of
    space stays one, and what joins the parts of an emoji or of a word stays."""
    if words.isprintable() or all(map(str.isprintable, words.split("\n"))):
        return words
    return "".join(map(_shown, words))


def _shown(char: str) -> str:
    if char.isprintable() or char in _STAY:
        return char
    return " " if char.isspace() else ""
