"""How Slack is called over HTTP: what was given up does not arrive later."""

import socket
import sys
from typing import Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector

PATIENCE = 10
"""Seconds for one call. The SDK sets no limit of its own on a session that it is given."""


def open_session() -> ClientSession:
    return ClientSession(
        connector=TCPConnector(socket_factory=_impatient), timeout=ClientTimeout(total=PATIENCE)
    )


def _impatient(address: tuple[Any, ...]) -> socket.socket:
    """While a network is down, Linux would go on trying to send what was written to it, even after
    the connection was closed: a post would arrive once more after it was looked up in vain."""
    opened = socket.socket(*address[:3])
    if sys.platform == "linux":
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, PATIENCE * 1_000)
    return opened
