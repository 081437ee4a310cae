"""What the core and its ports raise."""

from datetime import timedelta
from traceback import format_tb


class NotUnderstood(ValueError):
    """Words that somebody typed and that we could not read."""

    def __init__(self, words: str, example: str) -> None:
        super().__init__(f"{words!r} was not understood")
        self.words = words
        self.example = example


class Unreachable(Exception):
    """A member cannot be sent messages: closed direct messages, a deactivated account."""


class Gone(Unreachable):
    """They left the space, or deleted their account: nothing will ever reach them there."""


class SendFailed(Exception):
    """A card could not be shown just now. `retry_after` is what the platform asks for."""

    def __init__(self, why: str, retry_after: timedelta | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


def without_words(error: BaseException) -> str:
    """What went wrong and where, for a log: not the message, which may hold members' words."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
