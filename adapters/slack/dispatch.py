"""Hands on to bolt what Slack sent. What is odd is dropped, in a sentence at DEBUG: bolt reads
trustingly, and Slack would only send it once more."""

import logging
from collections.abc import Awaitable

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.engine.errors import without_words

log = logging.getLogger(__name__)

OURS = "askwell_hears"
"""Stands in the context once our own code has it: what fails from then on is our fault."""


async def dispatch(bolt: AsyncApp, asked: Awaitable[AsyncBoltRequest]) -> BoltResponse:
    try:
        return await bolt.async_dispatch(await asked)
    except Exception as unread:  # bolt looks into it to build a request, and to tell of an error
        return dropped(type(unread).__name__)


async def failed(error: Exception, context: AsyncBoltContext) -> BoltResponse:
    """For bolt, which would log what was sent, with members' words."""
    if isinstance(error, BoltUnhandledRequestError):
        return dropped("Askwell listens to nothing of that kind.")
    if OURS not in context:
        return dropped(type(error).__name__)
    log.error("What Slack sent could not be answered: %s", without_words(error))
    return BoltResponse(status=500)


def dropped(why: str) -> BoltResponse:
    log.debug("Slack sent something that cannot be read, and it was dropped: %s", why)
    return BoltResponse(status=200)
