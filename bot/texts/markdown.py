"""Words and texts as Markdown. Members' words are escaped, so that they look as they were
written."""

import re
from collections.abc import Iterable

from bot.cards.plain_text import printable
from bot.cards.rich_text import Text, Words, joined

NO_LIMIT = 1_000_000
"""The limit for words in a file, in characters. It is higher than any file gets, so that nothing is
cut."""
_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(words: str) -> str:
    """The words on one line, with Markdown's signs escaped."""
    tidy = printable(" ".join(words.split()))
    return _BEGINS.sub(r"\1\\\2\3", _ACTS.sub(r"\\\1", tidy))


def quoted(words: str) -> str:
    """The words as a quotation, each line on its own line."""
    lines = (f"> {line}  " for each in words.splitlines() if (line := escaped(each)))
    return "\n".join(lines).rstrip()


def heading(level: int, text: Text) -> Text:
    return joined((Words("#" * level), text), " ")


def bold(text: Text) -> Text:
    return joined((Words("**"), text, Words("**")), "")


def page(paragraphs: Iterable[Text]) -> Text:
    """The paragraphs of a whole file."""
    return joined(paragraphs, "\n\n")
