"""Serves a web application for a test, on a free port."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.web.listening import stop_accepting


@asynccontextmanager
async def serving(
    app: web.Application, *, leaving: float = 1, tls: ssl.SSLContext | None = None
) -> AsyncIterator[int]:
    """Yields the port. `leaving`: how many seconds open requests have when the server stops."""
    runner = web.AppRunner(app, shutdown_timeout=leaving)
    await runner.setup()
    try:
        loop = asyncio.get_running_loop()
        assert runner.server is not None
        server = await loop.create_server(runner.server, "127.0.0.1", 0, ssl=tls)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            await stop_accepting(server)
            server.close()
    finally:
        await runner.cleanup()
