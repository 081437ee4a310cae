"""Checks whether the public address leads to Askwell."""

import asyncio

from aiohttp import ClientError, ClientSession

from adapters.web.address import PublicAddress
from adapters.web.health import READY, reasons

PATIENCE = 10.0
"""Seconds."""


async def faults(address: PublicAddress, session: ClientSession) -> list[str]:
    """A sentence each, with what to do. Askwell has to run meanwhile."""
    try:
        async with asyncio.timeout(PATIENCE), session.get(address.at(READY)) as answer:
            told = reasons(await answer.text())
        if told is not None:
            return [f"Askwell runs, but: {each}" for each in told]
        why = f"{answer.status}, and not from Askwell"
    except (ClientError, TimeoutError, ValueError) as failed:
        why = type(failed).__name__
    return [
        f"Askwell is not reached at {address.at(READY)} ({why}): while `make run` runs, let what "
        f"serves PUBLIC_URL pass requests on to {address.host}, port {address.listens_at}."
    ]
