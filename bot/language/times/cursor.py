"""Walks over the tokens of a text."""

from bot.language.errors import Why
from bot.language.times.kinds import Kind
from bot.language.times.lexer import tokens_of
from bot.language.times.refused import Refused

_NOTHING = [None] * 5
"""Behind the last token, as far as anybody looks ahead."""


class Cursor:
    """Where the reader of a text stands. Parsers take what they know and go on, or give None and
    stay."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.at = 0
        self._kinds = [each.kind for each in self.tokens] + _NOTHING
        self._values = [each.value for each in self.tokens] + _NOTHING

    def kind(self, ahead: int = 0) -> Kind | None:
        return self._kinds[self.at + ahead]

    def value(self, ahead: int = 0) -> object:
        return self._values[self.at + ahead]

    def number(self, ahead: int = 0) -> int:
        value = self._values[self.at + ahead]
        return value if isinstance(value, int) else -1

    def digits(self, ahead: int = 0) -> int:
        """How many characters a token has."""
        token = self.tokens[self.at + ahead]
        return token.end - token.start

    def sees(self, *kinds: Kind) -> bool:
        """These come next, in this order."""
        return self._kinds[self.at : self.at + len(kinds)] == list(kinds)

    def take(self, kind: Kind) -> bool:
        """Go on by one if that comes next."""
        found = self._kinds[self.at] is kind
        self.at += found
        return found

    def since(self, start: int) -> str:
        """The words from that token to the last one taken."""
        return self.text[self.tokens[start].start : self.tokens[self.at - 1].end].strip()

    def words(self, start: int, end: int) -> str:
        """As they were typed, from one token to before another."""
        if start >= len(self.tokens):
            return self.text.strip()
        last = self.tokens[max(start, min(end, len(self.tokens)) - 1)]
        return self.text[self.tokens[start].start : last.end].strip()

    def refuse(self, start: int, why: Why = Why.UNKNOWN) -> Refused:
        return Refused(self.words(start, max(self.at, start + 1)), why)
