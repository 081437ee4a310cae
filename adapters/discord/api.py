"""Calls of Discord's API through discord.py, which keeps its rate limits; and the three ways in
which they fail."""

import asyncio
import json
from collections.abc import Awaitable
from io import BytesIO
from typing import Any

import discord
from aiohttp import ClientError
from discord import HTTPException, RateLimited, Webhook
from discord.http import HTTPClient, Route
from discord.webhook.async_ import async_context

from adapters.discord.limits import Json
from bot.ui import File

PATIENCE = 60.0
"""Seconds for one call, its waits and repetitions counted."""
_LATER = 30.0
"""Seconds to wait where Discord says only that it was too much."""

UNKNOWN_CHANNEL, UNKNOWN_MEMBER, UNKNOWN_MESSAGE, UNKNOWN_USER = 10003, 10007, 10008, 10013
CLOSED, NO_RECIPIENT, NO_MUTUAL_GUILD = 50007, 50033, 50278


class DiscordFailure(Exception):
    """A call that did not succeed. Its text names the route and why."""


class DiscordRefusal(DiscordFailure):
    """Discord did nothing; `code` is its own number for why, `status` HTTP's."""

    def __init__(self, route: str, status: int, code: int) -> None:
        super().__init__(f"{route}: {status} ({code})")
        self.status = status
        self.code = code


class DiscordLimited(DiscordFailure):
    """Discord did nothing, and wants to be left alone for so many seconds."""

    def __init__(self, route: str, retry_after: float) -> None:
        super().__init__(f"{route}: too often")
        self.retry_after = retry_after


class OutcomeUnknown(DiscordFailure):
    """No answer, or one of trouble: whether it was done is unknown."""


class DiscordApi:
    """All raise DiscordFailure; `patience` is in seconds, bodies are JSON."""

    def __init__(self, http: HTTPClient) -> None:
        self._http = http

    async def write(
        self,
        verb: str,
        path: str,
        body: Any = None,
        patience: float = PATIENCE,
        **ids: int | str,
    ) -> Json:
        route = Route(verb, path, metadata=None, **ids)
        answer: Json = await _answered(route, patience, self._http.request(route, json=body))
        return answer

    async def upload(self, path: str, body: Json, file: File, **ids: int | str) -> Json:
        """A message with a file."""
        route = Route("POST", path, metadata=None, **ids)
        sent = discord.File(BytesIO(file.content), filename=file.name)
        form: list[dict[str, Any]] = [
            {"name": "payload_json", "value": json.dumps(body)},
            {"name": "files[0]", "value": sent.fp, "filename": file.name},
        ]
        request = self._http.request(route, form=form, files=[sent])
        answer: Json = await _answered(route, PATIENCE, request)
        return answer

    async def newest(self, channel: int | str) -> list[Json]:
        """The last hundred messages of a channel, the newest first; in a server's none where the
        app may not read back."""
        read = await self.read("/channels/{channel_id}/messages?limit=100", channel_id=channel)
        return list(read or [])

    async def read(self, path: str, **ids: int | str) -> Any:
        route = Route("GET", path, metadata=None, **ids)
        return await _answered(route, PATIENCE, self._http.request(route))


async def call_by_token(
    by: Webhook,
    verb: str,
    path: str,
    body: Json | None = None,
    patience: float = PATIENCE,
    *,
    interaction: int,
) -> None:
    """A call by the token of an interaction, as discord.py makes them: rate limits of its other
    calls it keeps for minutes, and would look through them all at each new token. The path takes
    `interaction_id`, `application_id` and `webhook_token`. Raises DiscordFailure."""
    ids = {"interaction_id": interaction, "application_id": by.id}
    route = Route(verb, path, metadata=None, webhook_token=by.token, **ids)
    request = async_context.get().request(route, by.session, payload=body)
    await _answered(route, patience, request)


async def _answered(route: Route, patience: float, request: Awaitable[Any]) -> Any:
    try:
        async with asyncio.timeout(patience):
            return await request
    except RateLimited as limited:
        raise DiscordLimited(route.key, limited.retry_after) from None
    except HTTPException as refusal:
        raise _failure(route.key, refusal) from None
    except (ClientError, OSError, ValueError, RuntimeError) as broken:
        raise OutcomeUnknown(f"{route.key}: {type(broken).__name__}") from None


def _failure(route: str, refusal: HTTPException) -> DiscordFailure:
    if refusal.status == 429:
        return DiscordLimited(route, _LATER)
    if refusal.status >= 500:
        return OutcomeUnknown(f"{route}: {refusal.status}")
    return DiscordRefusal(route, refusal.status, refusal.code)
