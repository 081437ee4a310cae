"""Shows cards in direct conversations."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from adapters.shared.failures import ApiFailure, ApiLimited, send_failure
from adapters.slack.api import REVOKED, SlackRefusal, with_pauses
from adapters.slack.limits import Json
from adapters.slack.sending.find_sent import SlackMessage, card_metadata, find_sent
from adapters.slack.spaces.workspace import NOT_NOW, PLAIN, Workspace, card_message, connected
from bot.cards.files import File
from bot.cards.reader import Reader, reader_of
from bot.engine.errors import Gone, SendFailed, Unreachable
from bot.engine.store.ports import Outgoing, Shown
from bot.interview.members import Person
from bot.texts.files import alternative, content

log = logging.getLogger(__name__)

_GONE = set(
    "cannot_dm_bot channel_not_found is_archived messages_tab_disabled not_in_channel "
    "restricted_action user_disabled user_not_found user_not_visible".split()
)
_NOT_ALLOWED = set("missing_scope not_authed not_allowed_token_type token_expired".split())
"""Not the member's fault: the app is not installed as it should be."""
_NO_LONGER_EDITABLE = set(
    "cant_update_message channel_not_found edit_window_closed is_archived is_inactive "
    "message_not_found not_in_channel".split()
)
_PATIENCE = 2.0
"""Seconds for which a file may delay what comes after it."""
_A_WHILE = timedelta(minutes=10)
_TRIES_IN_DOUBT = 2
"""A card that may have arrived is only looked for until it was tried this often since then. With
the courier's waits, it is posted again 30 seconds after it was handed over to Slack at the
earliest, because Slack may show a message that late."""


class SlackMessenger:
    """`shown` is called for each member who was shown something."""

    def __init__(
        self, workspaces: Mapping[str, Workspace], shown: Callable[[Person], None]
    ) -> None:
        self._workspaces = workspaces
        self._shown = shown

    async def show(self, outgoing: Outgoing) -> Shown:
        shown = await self._show(outgoing)
        self._shown(outgoing.to.person)
        return shown

    def rests(self, outgoing: Outgoing) -> timedelta:
        workspace = self._workspaces.get(outgoing.to.person.space)
        if workspace is None or outgoing.message:
            return timedelta(0)
        return timedelta(seconds=max(workspace.api.rests("chat.postMessage"), 0.0))

    async def _show(self, outgoing: Outgoing) -> Shown:
        to = outgoing.to
        workspace = connected(self._workspaces, to.person.space)
        if to.left and not outgoing.message:  # Slack itself takes messages to closed accounts
            raise Gone("They are not in this workspace any more")
        content = card_message(outgoing.card, reader_of(to))
        content["metadata"] = card_metadata(outgoing.parts, content)
        try:
            if outgoing.message and (
                same := await self._edited(workspace, outgoing.message, content)
            ):
                return Shown(outgoing, same)
            if outgoing.message and outgoing.edits_only:
                return Shown(outgoing, outgoing.message)
            sent = await self._posted(workspace, outgoing, content)
        except ApiFailure as failed:
            raise _as_core_failure(failed) from failed
        if not outgoing.message:
            missing = [each for each in outgoing.card.files if each.name not in sent.files]
            await _send_files(workspace, sent.channel, missing, reader_of(to))
        return Shown(outgoing, sent.message)

    async def _edited(self, workspace: Workspace, message: str, content: Json) -> str | None:
        """None if the message can no longer be edited."""
        channel, _, ts = message.partition(":")
        try:
            await workspace.api.write("chat.update", channel=channel, ts=ts, **content)
        except SlackRefusal as refused:
            if refused.error in _NO_LONGER_EDITABLE:
                return None
            raise
        return message

    async def _posted(
        self, workspace: Workspace, outgoing: Outgoing, content: Json
    ) -> SlackMessage:
        """If a known conversation no longer exists, it is opened again."""
        try:
            return await self._posted_once(workspace, outgoing, content)
        except SlackRefusal as refused:
            if refused.error != "channel_not_found":
                raise
        await workspace.people.forget_conversation(outgoing.to.person.user)
        return await self._posted_once(workspace, outgoing, content)

    async def _posted_once(
        self, workspace: Workspace, outgoing: Outgoing, content: Json
    ) -> SlackMessage:
        """If an earlier attempt may have arrived, that message is searched for first."""
        channel = await workspace.people.conversation(outgoing.to.person.user)
        if outgoing.in_doubt:
            if there := await self._found(workspace, channel, content):
                return there
            if outgoing.attempts < _TRIES_IN_DOUBT:
                raise SendFailed("It may still arrive", in_doubt=True)
        told = await workspace.api.write("chat.postMessage", channel=channel, **content, **PLAIN)
        return SlackMessage(told["channel"], told["ts"])

    async def _found(
        self, workspace: Workspace, channel: str, content: Json
    ) -> SlackMessage | None:
        """The message that shows this card, brought up to date. None if there is none."""
        metadata = content["metadata"]
        there = await find_sent(workspace.api, channel, metadata)
        if there and there.payload != metadata["event_payload"]:
            await self._edited(workspace, there.message, content)
        return there


async def _send_files(
    workspace: Workspace, channel: str, files: Sequence[File], reader: Reader
) -> None:
    """Each file is sent at most once. The card that it belongs to says everything important, so if
    Slack does not accept a file, that is logged and not tried again. If Slack asks for a long
    pause, the card is put in doubt and later gets the missing files. Then SendFailed is raised."""
    for file in files:
        sent = (channel, file.name, content(file, reader), alternative(file, reader))
        try:
            await with_pauses(partial(workspace.api.upload, *sent), longest=_PATIENCE)
        except ApiLimited as limited:
            pause = timedelta(seconds=limited.retry_after)
            raise SendFailed(str(limited), pause, in_doubt=True) from limited
        except SlackRefusal as refused:
            how = "; install the app again" if refused.error == "missing_scope" else ""
            log.error("A file was not sent. %s%s", refused, how)
        except ApiFailure as failed:
            log.warning("A file was not sent. %s", failed)


def _as_core_failure(failed: ApiFailure) -> Unreachable | SendFailed:
    """The core's exception for this failure."""
    match failed:
        case SlackRefusal(error=error) if error in _GONE:
            return Unreachable(str(failed))
        case SlackRefusal(error=error) if error in REVOKED:
            return SendFailed(str(failed), NOT_NOW)
        case SlackRefusal(error=error) if error in _NOT_ALLOWED:
            log.error("Slack refuses Askwell's token; `askwell doctor` says more. %s", failed)
            return SendFailed(str(failed), _A_WHILE)
    return send_failure(failed, "Slack")
