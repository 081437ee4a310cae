"""The HTTP session for calls to Slack. A call that was given up does not arrive later."""

import socket
import sys
from typing import Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector, TraceConfig
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env

PATIENCE = 10
"""Seconds for one call. The SDK sets no limit of its own on a session that it is given."""


def open_session(*traces: TraceConfig) -> ClientSession:
    """Through the proxy that the SDK uses, also for calls that are not the SDK's. It is not told to
    a log of ours, because its address may contain a password."""
    return ClientSession(
        connector=TCPConnector(socket_factory=_impatient),
        timeout=ClientTimeout(total=PATIENCE),
        proxy=load_http_proxy_from_env(),
        trace_configs=list(traces),
    )


def _impatient(address: tuple[Any, ...]) -> socket.socket:
    """A socket that drops data which is not acknowledged within the time for one call. Otherwise
    Linux goes on sending it while a network is down, even after the connection was closed. So a
    post could arrive after it was looked for, not found and sent again: it would be there twice."""
    opened = socket.socket(*address[:3])
    if sys.platform == "linux":
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, PATIENCE * 1_000)
    return opened
