"""Checks whether the public address leads to Askwell."""

import asyncio

from aiohttp import ClientError, ClientSession

from adapters.shared.connecting.unreached import why_unreached
from adapters.web.address import PublicAddress
from adapters.web.health_pages import READY, reasons
from bot.cards.rich_text import Text, Words, say

PATIENCE = 10.0
"""Seconds."""


async def faults(address: PublicAddress, session: ClientSession, language: str) -> list[Text]:
    """One sentence for each fault, with what to do. Askwell must be running; it is asked for its
    state in this language."""
    asking = {"Accept-Language": language}
    try:
        async with (
            asyncio.timeout(PATIENCE),
            session.get(address.at(READY), headers=asking) as answer,
        ):
            told = reasons(await answer.text())
        if told is not None:
            return [say("Askwell runs, but: {why}", why=Words(each)) for each in told]
        return [_not_reached(address, _from_another(answer.status))]
    except (ClientError, TimeoutError, ValueError) as failed:
        return [_not_reached(address, why_unreached(failed))]


def _from_another(status: int) -> Text:
    # Translators: stands in brackets. {status} is a number such as 404.
    return say("{status}, and not from Askwell", status=Words(str(status)))


def _not_reached(address: PublicAddress, why: Text) -> Text:
    return say(
        "Askwell is not reached at {address} ({why}). Start it if it does not run, and let what "
        "serves PUBLIC_URL pass requests on to {host}, port {port}.",
        address=Words(address.at(READY)),
        why=why,
        host=Words(address.host),
        port=Words(str(address.listens_at)),
    )
