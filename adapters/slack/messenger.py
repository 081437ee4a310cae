"""Shows cards in direct conversations."""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from adapters.slack.cache import Cache
from adapters.slack.calls import CallFailed, Limited, Refused, Unknown
from adapters.slack.limits import Json
from adapters.slack.sent import METADATA, fingerprint, found
from adapters.slack.workspace import PLAIN, Workspace, shown
from bot.errors import SendFailed, Unreachable
from bot.model import Person
from bot.ui import Card

log = logging.getLogger(__name__)

_GONE = set(
    "cannot_dm_bot channel_not_found is_archived messages_tab_disabled not_in_channel "
    "restricted_action user_disabled user_not_found user_not_visible".split()
)
_ASLEEP = set(
    "account_inactive invalid_auth missing_scope not_authed not_allowed_token_type "
    "token_expired token_revoked".split()
)
"""Not the member's fault: the app is not installed as it must be."""
_NO_LONGER_EDITABLE = set(
    "cant_update_message channel_not_found edit_window_closed is_archived is_inactive "
    "message_not_found not_in_channel".split()
)
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_KILLED_WITHIN = 360.0
"""Seconds after the start in which cards come again that a killed process was sending: as long
as a courier's lease, and a little more."""


class SlackMessenger:
    def __init__(
        self, workspaces: Mapping[str, Workspace], now: Callable[[], float] = monotonic
    ) -> None:
        self._workspaces = workspaces
        self._now = now
        self._looks_until = now() + _KILLED_WITHIN
        self._doubtful: Cache[str, bool] = Cache(10_000, 86_400.0, now)

    async def show(
        self, to: Person, zone: str | None, key: str, card: Card, message: str | None
    ) -> str:
        workspace = self._workspaces.get(to.space)
        if workspace is None:
            raise SendFailed("Askwell is not connected to this workspace", _MINUTE)
        content = shown(card, ZoneInfo(zone or "UTC"))
        content["metadata"] = _metadata(key, content)
        try:
            if message and (same := await self._edited(workspace, message, content)):
                return same
            return await self._posted(workspace, to.user, key, content)
        except CallFailed as failed:
            workspace.people.forget_conversation(to.user)
            raise _told(failed) from failed

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

    async def _posted(self, workspace: Workspace, user: str, key: str, content: Json) -> str:
        """A conversation that is known from earlier may be gone: then it is opened anew."""
        try:
            return await self._posted_once(workspace, user, key, content)
        except Refused as refused:
            if refused.error != "channel_not_found":
                raise
        workspace.people.forget_conversation(user)
        return await self._posted_once(workspace, user, key, content)

    async def _posted_once(self, workspace: Workspace, user: str, key: str, content: Json) -> str:
        """Anew, unless a sending whose outcome was unknown turns out to have arrived."""
        channel = await workspace.people.conversation(user)
        doubtful = self._doubtful.get(key) or self._now() < self._looks_until
        if doubtful and (sent := await found(workspace.calls, channel, key)):
            return await self._as_it_is_now(workspace, f"{channel}:{sent['ts']}", sent, content)
        self._doubtful.put(key, True)
        try:
            told = await workspace.calls.write(
                "chat.postMessage", channel=channel, **content, **PLAIN
            )
        except (Refused, Limited):
            if not doubtful:
                self._doubtful.forget(key)
            raise
        self._doubtful.forget(key)
        return f"{told['channel']}:{told['ts']}"

    async def _as_it_is_now(
        self, workspace: Workspace, message: str, sent: Json, content: Json
    ) -> str:
        if sent["metadata"]["event_payload"] != content["metadata"]["event_payload"]:
            await self._edited(workspace, message, content)
        return message


def _metadata(key: str, content: Json) -> Json:
    payload = {"key": key, "content": fingerprint(content)}
    return {"event_type": METADATA, "event_payload": payload}


def _told(failed: CallFailed) -> Unreachable | SendFailed:
    """The failure as the core knows it."""
    match failed:
        case Limited(retry_after=seconds):
            return SendFailed(str(failed), timedelta(seconds=seconds))
        case Refused(error=error) if error in _GONE:
            return Unreachable(str(failed))
        case Refused(error=error) if error in _ASLEEP:
            log.error("Slack refuses Askwell's token; `askwell doctor` says more. %s", failed)
            return SendFailed(str(failed), _HOUR)
        case Unknown():
            log.warning("Whether a card arrived is unknown; it is looked up. %s", failed)
        case _:
            log.error("Slack refused a card. %s", failed)
    return SendFailed(str(failed))
