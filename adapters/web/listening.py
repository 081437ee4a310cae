"""A port on which an application listens, with limits on what clients may cost."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from socket import socket
from typing import cast

from aiohttp import web

from adapters.web.connection import Connection, Limits, Room


@asynccontextmanager
async def listening(
    app: web.Application, at: tuple[str, int] | socket, limits: Limits, leaving: float
) -> AsyncIterator[str]:
    """`at` is a host and a port, or a socket that listens already. Yields the address; port 0 means
    any free one. `leaving` is how many seconds running requests
    have at the end. No request is logged, because URLs may contain secrets. Raises OSError."""
    runner = web.AppRunner(app, shutdown_timeout=leaving)
    await runner.setup()
    room = Room(limits.connections)

    def connected() -> Connection:
        return Connection(cast("web.Server", runner.server), room, limits)

    try:
        server = await _begun(at, connected)
        try:
            yield "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
        finally:
            await stop_accepting(server)
            server.close()
    finally:
        await runner.cleanup()


async def _begun(
    at: tuple[str, int] | socket, connected: Callable[[], Connection]
) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    if isinstance(at, socket):
        return await loop.create_server(connected, sock=at)
    return await loop.create_server(connected, *at)


async def stop_accepting(server: asyncio.Server) -> None:
    """To be called before a server is closed. Otherwise a connection that is being accepted at that
    moment would stay open for ever, because asyncio refuses to attach it (CPython's
    `Server._attach`). Does nothing if the loop cannot stop accepting, as on Windows."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):
        for each in server.sockets:
            loop.remove_reader(each)
    await asyncio.sleep(0)
