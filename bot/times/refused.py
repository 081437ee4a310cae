"""How the rooms of this package tell each other that words cannot be read."""

from bot.errors import Why


class Refused(Exception):
    """Becomes a `NotUnderstood` where all ways to read a text end so."""

    def __init__(self, words: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(words)
        self.words = words
        self.why = why
