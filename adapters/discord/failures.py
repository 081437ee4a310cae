"""How calls of Discord's API fail. discord.py keeps its rate limits, and repeats what it may."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientError
from discord import HTTPException, RateLimited

from adapters.shared.failures import ApiFailure, ApiLimited, ApiRefusal, OutcomeUnknown

PATIENCE = 60.0
"""Seconds for one call, with its waits and repetitions."""
_LATER = 30.0
"""Seconds to wait where Discord says only that it was too much."""
_BROKEN = (ClientError, OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError)
"""The connection, or an answer that discord.py cannot read."""

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008
_UNKNOWN_MEMBER, _UNKNOWN_USER = 10007, 10013
_CLOSED, _NO_RECIPIENT, _NO_MUTUAL_GUILD = 50007, 50033, 50278
_NO_ACCESS, _NOT_OURS = 50001, 50005
ALREADY_ANSWERED = 40060
NOT_A_MEMBER = {_UNKNOWN_MEMBER, _UNKNOWN_USER}
TAKES_NO_MESSAGES = {_CLOSED, _NO_MUTUAL_GUILD, _NO_RECIPIENT, _UNKNOWN_USER}
NO_FIRST_MESSAGES = {20026, 40003}
"""Quarantined, and: conversations are opened too fast."""
NOT_EDITABLE = {UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, _NO_ACCESS, _NOT_OURS}
"""Any more: the message is gone, or is out of reach."""


class DiscordRefusal(ApiRefusal):
    """Discord did nothing; `code` is its own number for why, `status` HTTP's."""

    def __init__(self, call: str, status: int, code: int) -> None:
        super().__init__(f"{call}: {status} ({code})")
        self.status = status
        self.code = code


@asynccontextmanager
async def calling(call: str, patience: float = PATIENCE) -> AsyncIterator[None]:
    """Whatever discord.py is asked for inside fails with a ApiFailure that names the `call`.
    `patience` is in seconds."""
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
