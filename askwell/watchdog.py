"""Tells systemd that all is looked after. It restarts whoever is silent for too long (WatchdogSec
in deploy/askwell.service)."""

import asyncio
import os
import socket
from collections.abc import Callable

from adapters.web.health import STILL

STEP = 5.0
"""Seconds."""


async def keep_telling(still: Callable[[], float], step: float = STEP) -> None:
    """Until cancelled, where systemd asked for it; not while /healthz says that nothing is looked
    after, `still` for so many seconds."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    while address:
        if still() <= STILL:
            _tell(address)
        await asyncio.sleep(step)


def _tell(address: str) -> None:
    """systemd writes an address without a file with an @."""
    abstract = address.startswith("@")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(b"WATCHDOG=1", f"\0{address[1:]}" if abstract else address)
