"""Tells systemd that the process works. systemd restarts a process that is silent for too long
(WatchdogSec in deploy/askwell.service)."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress

from adapters.web.health import STUCK_AFTER

STEP = 5.0
"""Seconds."""


async def keep_telling(still: Callable[[], float], step: float = STEP) -> None:
    """Until cancelled, if systemd asked for it; but not while /healthz reports that no work is
    looked after, for `still` seconds. While systemd is too busy to hear it, it is told a little
    later."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    while address:
        if still() <= STUCK_AFTER:
            with suppress(OSError):
                _tell(address)
        await asyncio.sleep(step)


def _tell(address: str) -> None:
    """systemd writes an abstract address with an @."""
    abstract = address.startswith("@")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(b"WATCHDOG=1", f"\0{address[1:]}" if abstract else address)
