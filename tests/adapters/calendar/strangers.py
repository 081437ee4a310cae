"""The server of a stranger, over TLS and a real socket, and the host names that lead to it."""

import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import trustme
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.typedefs import Handler

from adapters.calendar.addresses import Address, is_public
from adapters.calendar.fetching import Fetcher
from tests.fakes.serving import serving

AUTHORITY = trustme.CA()


def or_here(address: Address) -> bool:
    """As in the product, except that this machine is allowed too, because the test servers run
    here."""
    return is_public(address) or str(address) == "127.0.0.1"


class Names(AbstractResolver):
    """A DNS resolver with prepared answers. Asked again for a name, it gives the next answer."""

    def __init__(self, **meanings: str) -> None:
        self._meanings = {name.replace("_", "."): each.split() for name, each in meanings.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        meanings = self._meanings.get(host)
        if meanings is None:
            raise OSError("no such name")
        means = meanings.pop(0) if len(meanings) > 1 else meanings[0]
        kind = socket.AF_INET6 if ":" in means else socket.AF_INET
        return [ResolveResult(hostname=host, host=means, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None: ...


class Stranger:
    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[Mapping[str, str]] = []

    def url(self, path: str = "/calendar.ics", host: str = "feed.example") -> str:
        return f"https://{host}:{self.port}{path}"


@asynccontextmanager
async def stranger(*handlers: Handler) -> AsyncIterator[Stranger]:
    """Answers /calendar.ics with the first handler, /1 with the second, and so on."""
    server = Stranger(0)

    @web.middleware
    async def remember(request: web.Request, handler: Handler) -> web.StreamResponse:
        server.asked.append(dict(request.headers))
        return await handler(request)

    application = web.Application(middlewares=[remember])
    for number, handler in enumerate(handlers):
        application.router.add_get(f"/{number}" if number else "/calendar.ics", handler)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert("feed.example", "second.example", "127.0.0.1").configure_cert(tls)
    async with serving(application, leaving=0.01, tls=tls) as server.port:
        yield server


def fetcher(names: Names | None = None, *, here: bool = True, seconds: float = 20.0) -> Fetcher:
    tls = ssl.create_default_context()
    AUTHORITY.configure_trust(tls)
    known = names or Names(feed_example="127.0.0.1")
    return Fetcher(or_here if here else is_public, known, tls, seconds)
