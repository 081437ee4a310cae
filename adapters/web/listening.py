"""A port on which an application listens, with limits on what clients may cost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import cast

from aiohttp import web

from adapters.web.connection import Connection, Limits, Room


@asynccontextmanager
async def listening(
    app: web.Application, host: str, port: int, limits: Limits, leaving: float
) -> AsyncIterator[str]:
    """Yields the address; port 0 means any free one. `leaving` is how many seconds running requests
    have at the end. No request is logged, because URLs may contain secrets. Raises OSError."""
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
            await stop_accepting(server)
            server.close()
    finally:
        await runner.cleanup()


async def stop_accepting(server: asyncio.Server) -> None:
    """To be called before a server is closed. Otherwise a connection that is being accepted at that
    moment would stay open for ever, because asyncio refuses to attach it (CPython's
    `Server._attach`). Does nothing if the loop cannot stop accepting, as on Windows."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):
        for each in server.sockets:
            loop.remove_reader(each)
    await asyncio.sleep(0)
