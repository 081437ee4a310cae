"""Sends a card's files after it, into the direct conversation.

A file comes at most once. The card that it belongs to tells all that matters, so a file that
Slack does not take holds nothing up: the log says so, and nobody tries again.
https://docs.slack.dev/messaging/working-with-files
"""

import asyncio
import json
import logging
from collections.abc import Sequence

from aiohttp import ClientError

from adapters.slack.calls import CallFailed, Limited, Refused, Unknown
from adapters.slack.limits import Json
from adapters.slack.workspace import Workspace
from bot.cards.cards import File

log = logging.getLogger(__name__)

_TRIES = 3
_NO_SCOPE = "missing_scope"


async def send(workspace: Workspace, channel: str, files: Sequence[File]) -> None:
    for file in files:
        try:
            await _send(workspace, channel, file)
        except Refused as refused:
            how = "; install the app again" if refused.error == _NO_SCOPE else ""
            log.error("A calendar file was not sent. %s%s", refused, how)
        except CallFailed as failed:
            log.warning("A calendar file was not sent. %s", failed)


async def _send(workspace: Workspace, channel: str, file: File) -> None:
    """Raises CallFailed."""
    told = await _called(
        workspace,
        "files.getUploadURLExternal",
        filename=file.name,
        length=len(file.content),
    )
    await _upload(workspace, str(told["upload_url"]), file)
    shared = json.dumps([{"id": told["file_id"], "title": file.name}])
    await _called(workspace, "files.completeUploadExternal", files=shared, channel_id=channel)


async def _upload(workspace: Workspace, url: str, file: File) -> None:
    try:
        async with workspace.session.post(url, data=file.content) as answer:
            status = answer.status
    except (ClientError, TimeoutError) as broken:
        raise Unknown(f"upload: {type(broken).__name__}") from None
    if status != 200:
        raise Unknown(f"upload: {status}")


async def _called(workspace: Workspace, method: str, **arguments: str | int) -> Json:
    """Where Slack wants a pause, after it."""
    for _ in range(_TRIES - 1):
        try:
            return await workspace.calls.send_form(method, **arguments)
        except Limited as limited:
            await asyncio.sleep(limited.retry_after)
    return await workspace.calls.send_form(method, **arguments)
