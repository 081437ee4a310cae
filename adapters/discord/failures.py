"""How calls of Discord's API can fail. discord.py respects the rate limits, and repeats calls where
it may."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientError
from discord import HTTPException, RateLimited

from adapters.shared.failures import ApiFailure, ApiLimited, ApiRefusal, OutcomeUnknown

PATIENCE = 60.0
"""Seconds for one call, including waiting and repetitions."""
_LATER = 30.0
"""Seconds to wait if Discord says that there were too many calls and not for how long."""
_BROKEN = (ClientError, OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError)
"""The connection broke, or discord.py cannot read an answer."""

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008
_UNKNOWN_MEMBER, _UNKNOWN_USER = 10007, 10013
_CLOSED, _NO_RECIPIENT, _NO_MUTUAL_GUILD = 50007, 50033, 50278
_NO_ACCESS, _NOT_OURS = 50001, 50005
ALREADY_ANSWERED = 40060
NOT_A_MEMBER = {_UNKNOWN_MEMBER, _UNKNOWN_USER}
TAKES_NO_MESSAGES = {_CLOSED, _NO_MUTUAL_GUILD, _NO_RECIPIENT, _UNKNOWN_USER}
NO_FIRST_MESSAGES = {20026, 40003}
"""The app is quarantined, or opens conversations too fast."""
NOT_EDITABLE = {UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, _NO_ACCESS, _NOT_OURS}
"""The message is gone or cannot be reached, so it can no longer be edited."""


class DiscordRefusal(ApiRefusal):
    """Discord did nothing. `code` is its own number for the reason, `status` that of HTTP."""

    def __init__(self, call: str, status: int, code: int) -> None:
        super().__init__(f"{call}: {status} ({code})")
        self.status = status
        self.code = code


@asynccontextmanager
async def calling(call: str, patience: float = PATIENCE) -> AsyncIterator[None]:
    """Whatever discord.py fails with inside the block is raised as an ApiFailure that names the
    `call`. `patience` is in seconds."""
    try:
        async with asyncio.timeout(patience):
            yield
    except RateLimited as limited:
        raise ApiLimited(call, limited.retry_after) from None
    except HTTPException as refusal:
        raise _failure(call, refusal) from None
    except _BROKEN as broken:
        raise OutcomeUnknown(f"{call}: {type(broken).__name__}") from None


def _failure(call: str, refusal: HTTPException) -> ApiFailure:
    if refusal.status == 429:
        return ApiLimited(call, _LATER)
    if refusal.status >= 500:
        return OutcomeUnknown(f"{call}: {refusal.status}")
    return DiscordRefusal(call, refusal.status, refusal.code)
