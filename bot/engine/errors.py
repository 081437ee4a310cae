"""What the core and its ports raise."""

from collections.abc import Callable
from datetime import timedelta
from traceback import format_tb
from typing import TypeVar

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text

T = TypeVar("T")


class OperatorError(Exception):
    """Askwell cannot do its work, and whoever runs it can help. `why` is a sentence or more, each
    with what to do, told in a terminal in the language of who reads there. As a str it is English,
    like every line of the log: a log is searched, and quoted to others."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return plain(self.why, ANYBODY)


class Unreachable(Exception):
    """A member cannot be sent messages: closed direct messages, a deactivated account."""


class Gone(Unreachable):
    """They left the space, or deleted their account: nothing will ever reach them there."""


class ChannelClosed(Exception):
    """Nothing can be posted in a channel. `why` is a sentence, with what to do."""

    def __init__(self, why: Text) -> None:
        super().__init__(plain(why, ANYBODY))
        self.why = why


class FileClosed(Exception):
    """A file of a form cannot be read. `why` is a sentence, with what to do."""

    def __init__(self, why: Text) -> None:
        super().__init__(plain(why, ANYBODY))
        self.why = why


class SendFailed(Exception):
    """A card could not be shown just now. `retry_after` is what the platform asks for.
    `in_doubt`: it may have arrived all the same, for nobody said what came of it."""

    def __init__(
        self, why: str, retry_after: timedelta | None = None, *, in_doubt: bool = False
    ) -> None:
        super().__init__(why)
        self.retry_after = retry_after
        self.in_doubt = in_doubt


class FirstMessageRefused(SendFailed):
    """The platform takes no messages to people with whom there is no conversation yet."""


def for_a_future(work: Callable[[], T]) -> T:
    """What `work` returned, for who waits for it in a future, such as that of another thread's.
    A future carries no StopIteration: whoever waits would wait for ever. Raises RuntimeError in
    its place."""
    try:
        return work()
    except StopIteration as stop:
        trace = stop.__traceback__
        raise RuntimeError("An iterator had no more to give").with_traceback(trace) from stop


def without_words(error: BaseException) -> str:
    """What went wrong and where, for a log: not the message, which may hold members' words."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
