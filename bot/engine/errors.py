"""The errors that the core and its ports raise."""

import logging
from collections.abc import Callable
from datetime import timedelta
from traceback import clear_frames, format_tb
from typing import TypeVar

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text

T = TypeVar("T")


class Explained(Exception):
    """`why` is one or more sentences that say what to do, shown in their reader's language. As a
    str it is English, like the log, so that it can be searched for and quoted."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return plain(self.why, ANYBODY)


class OperatorError(Explained):
    """Askwell cannot do its work, and the operator can help."""


class StaysWrong(OperatorError):
    """It stays so until somebody has changed something, so starting Askwell again would not
    help."""


class StoreAway(OperatorError):
    """The store cannot be used now, for example because its disk is full. The store has logged that
    already."""


class MaybeDone(StoreAway):
    """The store was lost while it committed, so what was decided may be done, or not."""


class Unreachable(Exception):
    """A member cannot be sent messages: their direct messages are closed, or their account is
    deactivated."""


class Gone(Unreachable):
    """They left the space or deleted their account, so nothing will ever reach them there."""


class ChannelClosed(Explained):
    """Nothing can be posted in a channel."""


class FileClosed(Explained):
    """A file in a form cannot be read."""


class SendFailed(Exception):
    """A card could not be shown now. `retry_after` is how long the platform asks to wait.
    `in_doubt`: it may have arrived all the same, because we got no answer."""

    def __init__(
        self, why: str, retry_after: timedelta | None = None, *, in_doubt: bool = False
    ) -> None:
        super().__init__(why)
        self.retry_after = retry_after
        self.in_doubt = in_doubt


class FirstMessageRefused(SendFailed):
    """The platform accepts no messages to people with whom the app has no conversation yet."""


def for_a_future(work: Callable[[], T]) -> T:
    """Return what `work` returned, for code that runs in another thread and passes its result
    through a future. A future cannot carry StopIteration: whoever waits for it would wait for ever.
    It is raised as RuntimeError instead."""
    try:
        return work()
    except StopIteration as stop:
        _forget_variables(stop)
        trace = stop.__traceback__
        raise RuntimeError("An iterator had no more to give").with_traceback(trace) from stop
    except BaseException as failed:
        _forget_variables(failed)
        raise


def _forget_variables(error: BaseException) -> None:
    """Let go, on this thread, of what the functions used that the error came through. The thread
    that gets the error would hold a cursor of the database otherwise, and to let go of that, it
    would wait until the database is done with what comes next."""
    told: BaseException | None = error
    chain: list[BaseException] = []
    while told and told not in chain:
        clear_frames(told.__traceback__)
        chain.append(told)
        told = told.__cause__ or told.__context__


def without_words(error: BaseException) -> str:
    """What went wrong and where, for a log. The message of the error is left out, because it may
    contain members' words."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"


def log_failure(
    log: logging.Logger, what: str, error: BaseException, level: int = logging.ERROR
) -> None:
    """Log `what` failed and why, without members' words. Nothing is logged while the store is away:
    then everything that needs it fails, and the store says once why."""
    if not isinstance(error, StoreAway):
        log.log(level, "%s: %s", what, without_words(error))
