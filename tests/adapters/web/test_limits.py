"""How much one client may cost, and that others are still answered."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, suppress

import pytest
from aiohttp import ClientSession, web

from adapters.web.connection import HEADERS, Limits
from adapters.web.server import serving
from tests.adapters.waits import PATIENCE

MANY, AT_ONCE, ROOM = 400, 100, 100
HALF = b"GET /hello HTTP/1.1\r\nHost: localhost\r\n"
SMALL = Limits(size=10_000)
SOON = 0.2
REFUSED = (b"HTTP/1.0 400 ", b"HTTP/1.1 400 ")
GARBAGE = b"\x1f\x8bgarbage\x00\xff"

Client = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def hello(request: web.Request) -> web.Response:
    return web.Response(text=f"Hello {len(await request.read())}")


async def fails(request: web.Request) -> web.Response:
    raise ValueError(request.query_string)


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """The address of a server with long timeouts, because a busy machine may read a request
    late."""
    async with at_work(SMALL) as address:
        yield address


def at_work(limits: Limits) -> AbstractAsyncContextManager[str]:
    routes = [web.get("/hello", hello), web.post("/hello", hello), web.get("/fails", fails)]
    return serving(routes, "127.0.0.1", 0, limits)


async def connect(address: str, sent: bytes) -> Client:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rsplit(":", 1)[1]))
    writer.write(sent)
    return reader, writer


async def is_closed(client: Client) -> None:
    async with asyncio.timeout(PATIENCE):
        with suppress(ConnectionError):
            while await client[0].read(1_000):
                pass
    client[1].close()


async def answer(address: str, sent: bytes) -> bytes:
    """Everything that is returned until the connection is closed."""
    reader, writer = await connect(address, sent)
    async with asyncio.timeout(PATIENCE):
        said = await reader.read()
    writer.close()
    return said


async def test_a_flood_of_half_sent_requests_keeps_nobody_else_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with at_work(Limits(connections=ROOM)) as address, ClientSession() as session:
        flood: list[Client] = []
        for _ in range(MANY // AT_ONCE):
            flood += await asyncio.gather(*(connect(address, HALF) for _ in range(AT_ONCE)))
            async with session.get(f"{address}/hello") as told:
                assert await told.text() == "Hello 0"
        await asyncio.gather(*map(is_closed, flood[:-ROOM]))
    await asyncio.gather(*map(is_closed, flood[-ROOM:]))
    assert len(caplog.text) < 1_000


async def test_as_many_connections_as_are_allowed_stay_open() -> None:
    rest = b"Connection: close\r\n\r\n"
    async with at_work(Limits(connections=2)) as address:
        reader, writer = await connect(address, HALF)
        assert (await answer(address, HALF + rest)).startswith(b"HTTP/1.1 200 ")
        writer.write(rest)
        async with asyncio.timeout(PATIENCE):
            assert (await reader.read()).startswith(b"HTTP/1.1 200 ")
        writer.close()


async def test_a_silent_connection_is_closed() -> None:
    async with at_work(Limits(head=SOON)) as address:
        await is_closed(await connect(address, b""))


async def test_a_connection_with_half_of_a_second_request_is_closed() -> None:
    async with at_work(Limits(idle=SOON)) as address:
        await is_closed(await connect(address, HALF + b"\r\n" + HALF))


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    async with at_work(Limits(body=SOON)) as address:
        said = await answer(address, post(b"half", f"Content-Length: {5_000}"))
    assert said.startswith(b"HTTP/1.1 408 ")


async def test_a_body_that_is_too_large(address: str) -> None:
    said = await answer(address, post(b"x" * 20_000, f"Content-Length: {20_000}"))
    assert said.startswith(b"HTTP/1.1 413 ")


def post(body: bytes, *headers: str) -> bytes:
    head = "\r\n".join(("POST /hello HTTP/1.1", "Host: localhost", "Connection: close", *headers))
    return head.encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, br", "unknown"])
@pytest.mark.parametrize("body", [GARBAGE, gzip.compress(b"x" * 10_000_000)], ids=["odd", "bomb"])
async def test_a_body_that_is_compressed_is_refused(
    address: str, encoding: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    length = f"Content-Length: {len(body)}"
    said = await answer(address, post(body, length, f"Content-Encoding: {encoding}"))
    assert said.startswith(b"HTTP/1.1 400 ")
    assert caplog.text == ""


@pytest.mark.parametrize(
    "body", [b"zz\r\nhi\r\n0\r\n\r\n", b"2\r\nhixx\r\n0\r\n\r\n", b"-1\r\n\r\n"]
)
async def test_pieces_that_are_none(
    address: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    said = await answer(address, post(body, "Transfer-Encoding: chunked"))
    assert said.startswith(REFUSED)
    assert caplog.text == ""


NO_HTTP = [
    *(b"hello\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
    *(b"GET /" + b"x" * 10_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"),
    *(HALF + b"X: " + b"y" * 10_000 + b"\r\n\r\n", HALF + b"X\r\n\r\n"),
]


@pytest.mark.parametrize("sent", NO_HTTP)
async def test_words_that_are_no_http_are_refused(
    address: str, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    said = await answer(address, sent)
    assert said.startswith(REFUSED)
    assert_headers(said)
    assert caplog.text == ""


async def test_no_answer_is_framed_or_guessed_at(address: str) -> None:
    for path in ("/hello", "/else", "/fails"):
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        assert_headers(await answer(address, request.encode()))


def assert_headers(said: bytes) -> None:
    head = said.split(b"\r\n\r\n")[0].decode()
    assert [f"{name}: {value}" for name, value in HEADERS.items() if name not in head] == []
    assert "frame-ancestors 'none'" in head


async def test_a_failure_is_logged_once_and_without_words(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with ClientSession() as session:
        for _ in range(50):
            async with session.get(f"{address}/fails?secret=wish") as told:
                assert told.status == 500
    errors = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert len(errors) == 1
    assert "secret=wish" not in caplog.text
