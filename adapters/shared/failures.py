"""The ways in which a call of a platform's API fails, and what the courier makes of them."""

import logging
from datetime import timedelta

from bot.engine.errors import SendFailed

log = logging.getLogger(__name__)


class ApiFailure(Exception):
    """A call that did not succeed. Its text says what was called, and why it failed."""


class ApiRefusal(ApiFailure):
    """The platform did nothing. Its adapter's own subclass says why."""


class ApiLimited(ApiFailure):
    """The platform did nothing, and takes this call again in `retry_after` seconds."""

    def __init__(self, call: str, retry_after: float) -> None:
        super().__init__(f"{call}: too often")
        self.retry_after = retry_after


class OutcomeUnknown(ApiFailure):
    """No answer, or trouble at the platform: it may have been done or not."""


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
