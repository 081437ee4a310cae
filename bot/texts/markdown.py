"""Words and texts as Markdown. What members wrote is escaped, so that it stays what it was."""

import re
from collections.abc import Iterable

from bot.cards.plain_text import printable
from bot.cards.rich_text import Text, Words, joined

WHOLE = 1_000_000
"""The limit of words that a file holds unshortened, in characters: none that a file could hold."""
_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(words: str) -> str:
    """On one line."""
    tidy = printable(" ".join(words.split()))
    return _BEGINS.sub(r"\1\\\2\3", _ACTS.sub(r"\\\1", tidy))


def quoted(words: str) -> str:
    """Set apart, line by line as written."""
    lines = (f"> {line}  " for each in words.splitlines() if (line := escaped(each)))
    return "\n".join(lines).rstrip()


def heading(level: int, text: Text) -> Text:
    return joined((Words("#" * level), text), " ")


def bold(text: Text) -> Text:
    return joined((Words("**"), text, Words("**")), "")


def page(paragraphs: Iterable[Text]) -> Text:
    """All that a file holds."""
    return joined(paragraphs, "\n\n")
