"""Tells every open page what has changed, with server-sent events."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web

from adapters.playground.chat.messages import Json

HEARTBEAT = 5.0
"""Seconds. Without a heartbeat, neither side would notice that the other is gone. A page warns when
it has missed two (`SILENCE` in stream.js)."""


class Stream:
    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[Json | None]] = set()

    def conversation_changed(self, user: str, new: bool) -> None:
        self.tell({"conversation": user, "new": new})

    def tell(self, change: Json) -> None:
        for page in self._pages:
            page.put_nowait(change)

    async def close(self, _: web.Application) -> None:
        """Disconnect the pages, because a server that stops waits for them."""
        for page in self._pages:
            page.put_nowait(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        page: asyncio.Queue[Json | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            with suppress(ConnectionError):  # the page was closed
                await response.prepare(request)
                await response.write(b"retry: 1000\n\n")
                await _pass_on(page, response)
        finally:
            self._pages.discard(page)
        return response


async def _pass_on(page: "asyncio.Queue[Json | None]", response: web.StreamResponse) -> None:
    while True:
        try:
            change = await asyncio.wait_for(page.get(), HEARTBEAT)
        except TimeoutError:
            await response.write(b"event: heartbeat\ndata:\n\n")
            continue
        if change is None:
            return
        await response.write(f"data: {json.dumps(change)}\n\n".encode())
