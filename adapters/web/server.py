"""Listens where the internet reaches Askwell: one port for all that is asked of it there."""

import errno
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.errors import CannotConnect

_LEAVING = 5.0
"""Seconds for requests that are under way."""


@asynccontextmanager
async def serving(
    routes: Iterable[web.AbstractRouteDef], host: str, port: int
) -> AsyncIterator[str]:
    """Yields the address; port 0 is any that is free. No request is logged, for addresses may
    hold secrets. Raises CannotConnect."""
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LEAVING)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        yield "http://{}:{}".format(*runner.addresses[0][:2])
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as failed:
        raise CannotConnect(_why_not(failed, host, port)) from None


def _why_not(failed: OSError, host: str, port: int) -> str:
    if failed.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by another Askwell. Stop that one, or choose another "
            f"port in .env: HTTP_PORT={port + 1}"
        )
    return (
        f"Askwell cannot listen at {host}, port {port} ({failed.strerror or failed}): put an "
        "address of this computer into .env as HTTP_HOST, and a port above 1023 as HTTP_PORT."
    )
