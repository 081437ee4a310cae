"""What happens to a client that connects while the server closes."""

import asyncio
import gc
import socket
import warnings
from contextlib import suppress

import pytest
from aiohttp import web

from adapters.web.connection import Limits
from adapters.web.listening import listening

LEAVING = 0.01
"""In seconds. With 0, aiohttp would wait without a limit."""
PATIENCE = 30.0


@pytest.mark.parametrize("turns", range(6))
async def test_a_connection_made_while_closing_is_closed_too(turns: int) -> None:
    """The server closes this many turns of the event loop after the client has connected. In one of
    the cases, the connection is just being accepted."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        async with listening(web.Application(), ("127.0.0.1", 0), Limits(), LEAVING) as address:
            stranger = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
            for _ in range(turns):
                await asyncio.sleep(0)
        for _ in range(6):
            await asyncio.sleep(0)
        gc.collect()
    stranger.settimeout(PATIENCE)
    with stranger, suppress(ConnectionResetError):
        assert stranger.recv(1) == b""
