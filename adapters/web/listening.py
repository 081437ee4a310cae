"""A port at which an application listens, with limits to what clients may cost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from aiohttp import web

from adapters.web.connection import Connection, Limits, Room


@asynccontextmanager
async def listening(
    app: web.Application, host: str, port: int, limits: Limits, leaving: float
) -> AsyncIterator[str]:
    """Yields the address; port 0 is any that is free. `leaving`: seconds for requests that are
    under way. No request is logged, for addresses may hold secrets. Raises OSError."""
    runner = web.AppRunner(app, shutdown_timeout=leaving)
    await runner.setup()
    room = Room(limits.connections)

    def connected() -> Connection:
        return Connection(cast("web.Server", runner.server), room, limits)

    try:
        server = await asyncio.get_running_loop().create_server(connected, host, port)
        try:
            yield "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
        finally:
            server.close()
    finally:
        await runner.cleanup()
