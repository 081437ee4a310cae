"""The ways in which a call of a platform's API can fail, and the error that the courier gets for
each."""

import logging
from datetime import timedelta

from bot.engine.errors import SendFailed

log = logging.getLogger(__name__)


class ApiFailure(Exception):
    """A call that did not succeed. The text says what was called and why it failed."""


class ApiRefusal(ApiFailure):
    """The platform did nothing. Each adapter's own subclass says why."""


class ApiLimited(ApiFailure):
    """The platform did nothing, and accepts the call again in `retry_after` seconds."""

    def __init__(self, call: str, retry_after: float) -> None:
        super().__init__(f"{call}: too often")
        self.retry_after = retry_after


class OutcomeUnknown(ApiFailure):
    """There was no answer, or an error on the platform's side: it may or may not have been done."""


def send_failure(failed: ApiFailure, platform: str) -> SendFailed:
    """The core's exception for a card that did not arrive."""
    match failed:
        case ApiLimited(retry_after=seconds):
            return SendFailed(str(failed), timedelta(seconds=seconds))
        case OutcomeUnknown():
            log.warning("Whether a card arrived is unknown; it is looked up. %s", failed)
            return SendFailed(str(failed), in_doubt=True)
        case _:
            log.error("%s refused a card. %s", platform, failed)
    return SendFailed(str(failed))
