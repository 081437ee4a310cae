"""A reader's place in the tokens of a text."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.language.errors import Why
from bot.language.times.ambiguity import UnreadWords
from bot.language.times.lexer import Skips, nothing, tokens_of
from bot.language.times.tokens import TokenKind

Found = TypeVar("Found")
_NOTHING = [None] * 5
"""What follows the last token. It is as long as the farthest look ahead of any parser."""


class Cursor:
    """A position in the tokens of a text. A parser takes the tokens that it knows and leaves the
    cursor behind them. If it finds nothing, it leaves the cursor where it was."""

    def __init__(self, text: str, skips: Skips = nothing) -> None:
        """Raises UnreadWords where there are words that are not known, and that it may not skip."""
        self.text = text
        self.tokens = tokens_of(text, skips)
        self.at = 0
        self._kinds = [each.kind for each in self.tokens] + _NOTHING
        self._values = [each.value for each in self.tokens] + _NOTHING

    def kind(self, ahead: int = 0) -> TokenKind | None:
        """The kind of the next token, or of one further ahead; None after the last token."""
        return self._kinds[self.at + ahead]

    def value(self, ahead: int = 0) -> object:
        return self._values[self.at + ahead]

    def number(self, ahead: int = 0) -> int:
        """The value of a token if it is a number, else -1. No text can name the number -1."""
        value = self._values[self.at + ahead]
        return value if isinstance(value, int) else -1

    def length(self, ahead: int = 0) -> int:
        """How many characters a token has."""
        token = self.tokens[self.at + ahead]
        return token.end - token.start

    def is_spelled(self) -> bool:
        """The next token is written in letters: "four", not "4"."""
        return not self.text[self.tokens[self.at].start].isdecimal()

    def sees(self, *kinds: TokenKind) -> bool:
        """Whether tokens of these kinds come next, in this order."""
        return self._kinds[self.at : self.at + len(kinds)] == [*kinds]

    def take(self, kind: TokenKind) -> bool:
        """Take the next token if it is of that kind. Tells whether it was."""
        found = self._kinds[self.at] is kind
        self.at += found
        return found

    def skip(self, count: int = 1) -> None:
        self.at += count

    def back_to(self, start: int) -> None:
        """Give back all tokens from there on, as a parser does that finds nothing."""
        self.at = start

    def since(self, start: int) -> str:
        """The words from that token to the last one taken."""
        return self.text[self.tokens[start].start : self.tokens[self.at - 1].end].strip()

    def words(self, start: int, end: int) -> str:
        """The words as they were typed, from one token up to, but without, another."""
        if start >= len(self.tokens):
            return self.text.strip()
        last = self.tokens[max(start, min(end, len(self.tokens)) - 1)]
        return self.text[self.tokens[start].start : last.end].strip()

    def unread(self, start: int, why: Why = Why.UNKNOWN) -> UnreadWords:
        """An error about the words from that token to the last one taken; at least about that
        token."""
        return UnreadWords(self.words(start, max(self.at, start + 1)), why)


def first_found(parsers: Iterable[Callable[[Cursor], Found]], cursor: Cursor) -> Found | None:
    """What the first successful parser finds; None if no parser finds anything."""
    for parse in parsers:
        if found := parse(cursor):
            return found
    return None
