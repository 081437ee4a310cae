"""Fetches a calendar from a server that nobody here knows."""

import ssl
from collections.abc import Callable
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
from bot.calendar.busy import CannotRead, Trouble

LARGEST = 5 * 1024 * 1024
SECONDS = 20.0
REDIRECTS = 5
HEADERS = {
    "Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1",
    "Accept-Encoding": "identity",  # a small answer cannot grow into a huge one
    "User-Agent": "Askwell",
}


class Fetcher:
    """One member's address never learns of another's: no cookies, no shared connections."""

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
        self._timeout = ClientTimeout(total=seconds)

    async def fetch(self, url: str) -> bytes:
        """What is at this address, following redirects. Raises CannotRead."""
        try:
            async with ClientSession(
                connector=TCPConnector(**self._connecting),
                cookie_jar=DummyCookieJar(),
                headers=HEADERS,
                timeout=self._timeout,
                auto_decompress=False,
            ) as session:
                return await self._follow(session, URL(url))
        except TimeoutError:
            raise CannotRead(Trouble.TOO_SLOW) from None
        except ClientOSError as failed:
            private = isinstance(failed.__cause__ or failed.__context__, PrivateAddress)
            raise CannotRead(Trouble.PRIVATE if private else Trouble.UNREACHABLE) from None
        except (ClientError, OSError, ValueError):
            raise CannotRead(Trouble.UNREACHABLE) from None

    async def _follow(self, session: ClientSession, url: URL) -> bytes:
        for _ in range(REDIRECTS + 1):
            if url.scheme != "https" or not url.host:
                raise CannotRead(Trouble.NO_ADDRESS)
            async with session.get(url, allow_redirects=False) as response:
                further = response.headers.get("Location")
                if not 300 <= response.status < 400 or further is None:
                    return await _body(response)
                url = url.join(URL(further))
        raise CannotRead(Trouble.REFUSED)


async def _body(response: ClientResponse) -> bytes:
    if response.status != 200:
        raise CannotRead(Trouble.UNREACHABLE if response.status >= 500 else Trouble.REFUSED)
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise CannotRead(Trouble.NOT_A_CALENDAR)
    body = bytearray()
    async for part in response.content.iter_any():
        body += part
        if len(body) > LARGEST:
            raise CannotRead(Trouble.TOO_LARGE)
    return bytes(body)
