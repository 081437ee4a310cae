"""Sends a card's files after it, into the direct conversation.

A file comes at most once. The card that it belongs to tells all that matters, so a file that
Slack does not take holds nothing up: the log says so, and nobody tries again.
"""

import logging
from collections.abc import Sequence
from functools import partial

from adapters.slack.api import SlackFailure, SlackRefusal, with_pauses
from adapters.slack.workspace import Workspace
from bot.cards.cards import File

log = logging.getLogger(__name__)

_NO_SCOPE = "missing_scope"


async def send(workspace: Workspace, channel: str, files: Sequence[File]) -> None:
    for file in files:
        try:
            await with_pauses(partial(workspace.calls.upload, channel, file.name, file.content))
        except SlackRefusal as refused:
            how = "; install the app again" if refused.error == _NO_SCOPE else ""
            log.error("A calendar file was not sent. %s%s", refused, how)
        except SlackFailure as failed:
            log.warning("A calendar file was not sent. %s", failed)
