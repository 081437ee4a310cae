"""Sends the first answer to an interaction.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
"""

from typing import Any

from aiohttp import ClientSession
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

_ECHO = {"with_response": "1"}


class SilentCallbacks(AsyncWebhookAdapter):
    """By default, discord.py asks Discord to send each first answer back, and parses it as a
    message that nobody uses. This adapter does not."""

    async def request(
        self, route: Route, session: ClientSession, *, params: Any = None, **how: Any
    ) -> Any:
        if params != _ECHO:
            return await super().request(route, session, params=params, **how)
        await super().request(route, session, **how)
        return {"interaction": {"id": route.webhook_id}}


def want_no_echo() -> None:
    """From here on, in this task and in the tasks that it starts."""
    async_context.set(SilentCallbacks())  # type: ignore[no-untyped-call]
