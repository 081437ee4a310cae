"""Fetches a calendar from an unknown server."""

import ssl
from collections.abc import AsyncGenerator, Callable
from typing import Any

from aiohttp import (
    ClientError,
    ClientOSError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver
from yarl import URL

from adapters.calendar.addresses import Address, PrivateAddress, is_public, sockets
from bot.interview.scheduling.calendars import CannotRead, Trouble, as_https

LARGEST = 20 * 1024 * 1024
SECONDS, SILENT_SECONDS = 60.0, 20.0
"""For the whole calendar, and until its next piece."""

REDIRECTS = 5
HEADERS = {
    "Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1",
    "Accept-Encoding": "identity",  # a small answer cannot grow into a huge one
    "Accept-Language": "en, *;q=0.5",
    # Servers that let browsers in often refuse what does not begin as they do. It still says who
    # we are, as robots that mean no harm do.
    "User-Agent": "Mozilla/5.0 (compatible; Askwell; reads a calendar for its owner)",
}
TROUBLES = {
    401: Trouble.REFUSED,
    403: Trouble.REFUSED,
    406: Trouble.REFUSED,
    407: Trouble.REFUSED,
    429: Trouble.TOO_OFTEN,
    451: Trouble.REFUSED,
}


class Fetcher:
    """Requests for one member's calendar share neither cookies nor connections with those for
    another's."""

    def __init__(
        self,
        may_connect: Callable[[Address], bool] = is_public,
        resolver: AbstractResolver | None = None,
        tls: ssl.SSLContext | bool = True,
        seconds: float = SECONDS,
    ) -> None:
        self._connecting: dict[str, Any] = {
            "socket_factory": sockets(may_connect),
            "resolver": resolver,
            "ssl": tls,
            "force_close": True,
            "use_dns_cache": False,
        }
        self._timeout = ClientTimeout(total=seconds, sock_read=min(seconds, SILENT_SECONDS))

    async def fetch(self, url: str) -> AsyncGenerator[bytes, None]:
        """Yields the content at this URL piece by piece, following redirects. Raises CannotRead."""
        try:
            async with ClientSession(
                connector=TCPConnector(**self._connecting),
                cookie_jar=DummyCookieJar(),
                headers=HEADERS,
                timeout=self._timeout,
                auto_decompress=False,
            ) as session:
                async for part in _follow(session, URL(url)):
                    yield part
        except TimeoutError:
            raise CannotRead(Trouble.TOO_SLOW) from None
        except ClientOSError as failed:
            private = isinstance(failed.__cause__ or failed.__context__, PrivateAddress)
            raise CannotRead(Trouble.PRIVATE if private else Trouble.UNREACHABLE) from None
        except (ClientError, OSError, ValueError):
            raise CannotRead(Trouble.UNREACHABLE) from None


async def _follow(session: ClientSession, url: URL) -> AsyncGenerator[bytes, None]:
    for _ in range(REDIRECTS + 1):
        if url.scheme != "https" or not url.host:
            raise CannotRead(Trouble.NO_ADDRESS)
        async with session.get(url, allow_redirects=False) as response:
            further = response.headers.get("Location")
            if not 300 <= response.status < 400 or further is None:
                async for part in _body(response):
                    yield part
                return
            url = URL(as_https(str(url.join(URL(further)))))
    raise CannotRead(Trouble.GONE)


async def _body(response: ClientResponse) -> AsyncGenerator[bytes, None]:
    if response.status != 200:
        otherwise = Trouble.UNREACHABLE if response.status >= 500 else Trouble.GONE
        raise CannotRead(TROUBLES.get(response.status, otherwise))
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise CannotRead(Trouble.NOT_A_CALENDAR)
    size = 0
    async for part in response.content.iter_any():
        size += len(part)
        if size > LARGEST:
            raise CannotRead(Trouble.TOO_LARGE)
        yield part
