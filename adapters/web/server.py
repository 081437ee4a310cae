"""Listens for requests from the internet: one port for everything."""

import errno
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import web

from adapters.shared.errors import CannotConnect, FaultySettings
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
        except (OSError, UnicodeError) as failed:
            kind = FaultySettings if _stays_wrong(failed) else CannotConnect
            raise kind(_why_not(failed, host, port)) from None
        yield address


def _stays_wrong(failed: OSError | UnicodeError) -> bool:
    """Whether no such host can be found, or nobody but root may use the port. An address of this
    computer may not be there yet when it starts."""
    if isinstance(failed, socket.gaierror):
        return failed.errno != socket.EAI_AGAIN
    return isinstance(failed, UnicodeError | PermissionError)


def _why_not(failed: OSError | UnicodeError, host: str, port: int) -> Text:
    if isinstance(failed, OSError) and failed.errno == errno.EADDRINUSE:
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
        error=Words(getattr(failed, "strerror", None) or str(failed)),
    )
