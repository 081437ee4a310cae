"""A port at which an application listens, with limits to what clients may cost."""

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
            await stop_accepting(server)
            server.close()
    finally:
        await runner.cleanup()


async def stop_accepting(server: asyncio.Server) -> None:
    """Before a server is closed: a connection that is just being accepted meanwhile would stay
    open for ever, for asyncio refuses to attach it (CPython's `Server._attach`). Does nothing
    where the loop cannot stop, as on Windows."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):
        for each in server.sockets:
            loop.remove_reader(each)
    await asyncio.sleep(0)
