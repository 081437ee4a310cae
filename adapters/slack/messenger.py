"""Shows cards in direct conversations."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from adapters.slack import files
from adapters.slack.calls import REVOKED, CallFailed, Limited, Refused, Unknown
from adapters.slack.limits import Json
from adapters.slack.sent import Sent, found, marks
from adapters.slack.workspace import PLAIN, Workspace, shown
from bot.engine.errors import SendFailed, Unreachable
from bot.engine.ports import Outgoing, Shown

log = logging.getLogger(__name__)

_GONE = set(
    "cannot_dm_bot channel_not_found is_archived messages_tab_disabled not_in_channel "
    "restricted_action user_disabled user_not_found user_not_visible".split()
)
_NOT_ALLOWED = set("missing_scope not_authed not_allowed_token_type token_expired".split())
"""Not the member's fault: the app is not installed as it must be."""
_NO_LONGER_EDITABLE = set(
    "cant_update_message channel_not_found edit_window_closed is_archived is_inactive "
    "message_not_found not_in_channel".split()
)
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


class SlackMessenger:
    def __init__(self, workspaces: Mapping[str, Workspace]) -> None:
        self._workspaces = workspaces

    async def show(self, outgoing: Outgoing) -> Shown:
        to = outgoing.to
        workspace = self._workspaces.get(to.person.space)
        if workspace is None:
            raise SendFailed("Askwell is not connected to this workspace", _MINUTE)
        content = shown(outgoing.card, ZoneInfo(to.zone or "UTC"))
        content["metadata"] = marks(outgoing.parts, content)
        try:
            if outgoing.message and (
                same := await self._edited(workspace, outgoing.message, content)
            ):
                return Shown(outgoing, same)
            sent = await self._posted(
                workspace, to.person.user, content, doubtful=outgoing.in_doubt
            )
        except CallFailed as failed:
            workspace.people.forget_conversation(to.person.user)
            raise _told(failed) from failed
        if not outgoing.message:
            missing = [each for each in outgoing.card.files if each.name not in sent.files]
            await files.send(workspace, sent.channel, missing)
        return Shown(outgoing, sent.message)

    async def _edited(self, workspace: Workspace, message: str, content: Json) -> str | None:
        """None where the message is no longer there to edit."""
        channel, _, ts = message.partition(":")
        try:
            await workspace.calls.write("chat.update", channel=channel, ts=ts, **content)
        except Refused as refused:
            if refused.error in _NO_LONGER_EDITABLE:
                return None
            raise
        return message

    async def _posted(
        self, workspace: Workspace, user: str, content: Json, *, doubtful: bool
    ) -> Sent:
        """A conversation that is known from earlier may be gone: then it is opened anew."""
        try:
            return await self._posted_once(workspace, user, content, doubtful=doubtful)
        except Refused as refused:
            if refused.error != "channel_not_found":
                raise
        workspace.people.forget_conversation(user)
        return await self._posted_once(workspace, user, content, doubtful=doubtful)

    async def _posted_once(
        self, workspace: Workspace, user: str, content: Json, *, doubtful: bool
    ) -> Sent:
        """Anew, unless a sending whose outcome is doubtful turns out to have arrived."""
        channel = await workspace.people.conversation(user)
        metadata = content["metadata"]
        if doubtful and (there := await found(workspace.calls, channel, metadata)):
            if there.payload != metadata["event_payload"]:
                await self._edited(workspace, there.message, content)
            return there
        told = await workspace.calls.write("chat.postMessage", channel=channel, **content, **PLAIN)
        return Sent(told["channel"], told["ts"])


def _told(failed: CallFailed) -> Unreachable | SendFailed:
    """The failure as the core knows it."""
    match failed:
        case Limited(retry_after=seconds):
            return SendFailed(str(failed), timedelta(seconds=seconds))
        case Refused(error=error) if error in _GONE:
            return Unreachable(str(failed))
        case Refused(error=error) if error in REVOKED:
            return SendFailed(str(failed), _MINUTE)
        case Refused(error=error) if error in _NOT_ALLOWED:
            log.error("Slack refuses Askwell's token; `askwell doctor` says more. %s", failed)
            return SendFailed(str(failed), _HOUR)
        case Unknown():
            log.warning("Whether a card arrived is unknown; it is looked up. %s", failed)
            return SendFailed(str(failed), in_doubt=True)
        case _:
            log.error("Slack refused a card. %s", failed)
    return SendFailed(str(failed))
