"""Limits on what a client's connection may cost, whoever the client is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, cast

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from adapters.shared.seen import Seen
from bot.engine.errors import log_failure
from bot.interview.frozen import frozen

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
_SAID_AGAIN_AFTER = 60.0


@frozen
class Limits:
    """In seconds: how long a client may take for the first header, for a body, and between
    requests, including the next header. `connections` is the total number for all clients, which
    must be below the usual limit of open files. `size` is that of a body in bytes."""

    head: float = 10.0
    body: float = 10.0
    idle: float = 90.0
    connections: int = 300
    size: int = 2**20


class Room:
    """The open connections, the oldest first, and what is logged about all of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: dict[Connection, None] = {}
        self._said: Seen[str] = Seen(1, _SAID_AGAIN_AFTER)

    def enter(self, connection: "Connection") -> None:
        """Add a connection. If there are too many, close the one that has been without a request
        for longest."""
        self._open[connection] = None
        if len(self._open) > self._most:
            next((each for each in self._open if not each.answering), connection).shut()

    def leave(self, connection: "Connection") -> None:
        self._open.pop(connection, None)

    def tell(self, failed: BaseException | None) -> None:
        """Log at most once a minute, however many connections there are."""
        if failed and self._said.add(""):
            log_failure(log, "A request could not be answered", failed)


class Connection(web.RequestHandler):
    """A client's connection. It is closed if its first request does not arrive in time, or if
    others need its place before a request is there."""

    __slots__ = ("_head", "_room", "answering")

    def __init__(self, server: web.Server, room: Room, limits: Limits) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # addresses may hold secrets
            keepalive_timeout=limits.idle,
            lingering_time=1.0,
            auto_decompress=False,
        )
        self._room = room
        self._head = asyncio.get_running_loop().call_later(limits.head, self.shut)
        self.answering = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._room.enter(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._head.cancel()
        self._room.leave(self)
        super().connection_lost(exc)

    def greeted(self) -> None:
        """Its first header has arrived."""
        self._head.cancel()

    def shut(self) -> None:
        """Close at once, whatever is still to be sent."""
        self._room.leave(self)
        transport = self.transport
        self.force_close()
        if isinstance(transport, asyncio.Transport):
            transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """What is not HTTP gets no error page."""
        answer = super().handle_error(request, status, exc, message)
        answer.headers.update(HEADERS)
        return answer

    def log_exception(self, *args: Any, **kw: Any) -> None:
        failed = kw.get("exc_info")
        if not isinstance(failed, HttpProcessingError):
            self._room.tell(failed)


def bounded(limits: Limits) -> Any:
    """A middleware: a request is handled once all of it has arrived."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = cast("Connection", request.protocol)
        connection.greeted()
        await _read(request, limits.body)
        connection.answering = True
        try:
            return await handler(request)
        finally:
            connection.answering = False

    return middleware


async def _read(request: web.Request, seconds: float) -> None:
    """Raises HTTPException."""
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise web.HTTPBadRequest(text="Send it as it is, not compressed.\n")
    try:
        async with asyncio.timeout(seconds):
            await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout(text="That took too long.\n") from None
    except (web.RequestPayloadError, HttpProcessingError, ConnectionError):
        raise web.HTTPBadRequest(text="That could not be read.\n") from None


async def add_headers(_: web.Request, answer: web.StreamResponse) -> None:
    """To every page, including errors."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
