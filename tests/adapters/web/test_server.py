"""The port on which Askwell can be reached, and why it may not be reachable."""

import socket

import pytest
from aiohttp import ClientSession, web

from adapters.shared.errors import CannotConnect
from adapters.web.server import serving


async def read(url: str) -> tuple[int, str]:
    async with ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


async def hello(_request: web.Request) -> web.Response:
    return web.Response(text="Hello")


async def test_everything_is_served_at_one_address_with_the_health_page() -> None:
    async with serving([web.get("/hello", hello)], "127.0.0.1", 0) as address:
        assert await read(f"{address}/hello") == (200, "Hello")
        assert (await read(f"{address}/else"))[0] == 404


async def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotConnect, match=f"Port {port} is taken.*HTTP_PORT={port + 1}"):
            async with serving([], "127.0.0.1", port):
                pass


async def test_an_address_that_is_not_here() -> None:
    with pytest.raises(CannotConnect, match="cannot listen at"):
        async with serving([], "192.0.2.1", 0):
            pass
