"""Listens for requests from the internet: one port for everything."""

import errno
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import web

from adapters.shared.errors import CannotConnect
from adapters.web.connection import Limits, add_headers, bounded
from adapters.web.listening import listening
from bot.cards.rich_text import Text, Words, say

_LEAVING = 5.0
"""Seconds that running requests have at the end."""
LIMITS = Limits()


@asynccontextmanager
async def serving(
    routes: Iterable[web.AbstractRouteDef], host: str, port: int, limits: Limits = LIMITS
) -> AsyncIterator[str]:
    """Yields the address; port 0 means any free one. Raises CannotConnect."""
    app = web.Application(middlewares=[bounded(limits)], client_max_size=limits.size)
    app.add_routes(routes)
    app.on_response_prepare.append(add_headers)
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(
                listening(app, (host, port), limits, _LEAVING)
            )
        except OSError as failed:
            raise CannotConnect(_why_not(failed, host, port)) from None
        yield address


def _why_not(failed: OSError, host: str, port: int) -> Text:
    if failed.errno == errno.EADDRINUSE:
        return say(
            "Port {port} is taken, perhaps by another Askwell. Stop that one, or choose another "
            "port in .env: HTTP_PORT={another}",
            port=Words(str(port)),
            another=Words(str(port + 1)),
        )
    return say(
        "Askwell cannot listen at {host}, port {port} ({error}): put an address of this computer "
        "into .env as HTTP_HOST, and a port above 1023 as HTTP_PORT.",
        host=Words(host),
        port=Words(str(port)),
        error=Words(failed.strerror or str(failed)),
    )
