"""A text as plain text for one reader.

In a terminal or a calendar nothing can be pressed, and neither can it in a page that only sets text
content. So members' words need no other escaping here than removing control characters.
"""

from functools import lru_cache

from bot.cards import formats
from bot.cards.reader import Reader
from bot.cards.rendering import TEMPLATES_CACHED, Span, own_words, spans
from bot.cards.rich_text import ELLIPSIS, Moment, OwnWords, Text

_STAY = "\n\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def plain(text: Text, reader: Reader) -> str:
    """The text as its reader sees it."""
    if isinstance(text, str):
        return _own_words(text, reader.language)
    return "".join([plain_span(span, reader) for span in spans(text, reader)])


@lru_cache(TEMPLATES_CACHED)
def _own_words(text: OwnWords, language: str) -> str:
    return "".join(map(printable, own_words(text, language)))


def one_line(text: Text, reader: Reader) -> str:
    """The text in one line. If nothing in it can be shown, it is an ellipsis."""
    if isinstance(text, str):
        return _own_line(text, reader.language)
    return _in_one_line(plain(text, reader))


@lru_cache(TEMPLATES_CACHED)
def _own_line(text: OwnWords, language: str) -> str:
    return _in_one_line(_own_words(text, language))


def _in_one_line(shown: str) -> str:
    return " ".join(shown.split()) or ELLIPSIS


def plain_span(span: Span, reader: Reader) -> str:
    if isinstance(span, Moment):
        return formats.moment(span, reader)
    return printable(span if isinstance(span, str) else span.shown)


def printable(words: str) -> str:
    """The text without characters that move a terminal's cursor or reverse the direction of text.
    All kinds of spaces stay spaces, and what joins the parts of an emoji or of a word stays."""
    if words.isprintable() or all(map(str.isprintable, words.split("\n"))):
        return words
    return "".join(map(_shown, words))


def _shown(char: str) -> str:
    if char.isprintable() or char in _STAY:
        return char
    return " " if char.isspace() else ""
