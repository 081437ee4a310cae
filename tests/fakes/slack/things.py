"""The objects in Slack: workspaces with their tokens, people, channels, messages, views."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from tests.fakes.slack.reading import buttons, read
from tests.fakes.slack.schema import Json

APP = "A0ASKWELL"


class Refusal(Exception):
    """A response with `ok: false`."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.answer: Json = {"ok": False, "error": error} | more
        if messages:
            told = [f"[ERROR] {message}" for message in messages]
            self.answer["response_metadata"] = {"messages": told}


@dataclass
class Token:
    text: str
    team: str
    scopes: frozenset[str]
    state: Literal["live", "token_revoked", "account_inactive"] = "live"


@dataclass
class Workspace:
    id: str
    name: str
    bot_user: str
    bot: str
    token: Token | None = None

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")


@dataclass
class Person:
    id: str
    team: str
    name: str
    tz: str = "Europe/London"
    locale: str = "en-US"
    is_bot: bool = False
    deleted: bool = False
    rights: Literal["", "admin", "owner", "primary owner"] = ""
    guest: Literal["", "of several channels", "of one channel"] = ""
    home: str = ""
    """Their own workspace, if it is another one (Slack Connect)."""
    teams: tuple[str, ...] = ()
    """The workspaces of their organization in which they are, if there are several."""

    def profile(self, now: datetime) -> Json:
        shown = {
            "id": self.id,
            "team_id": self.home or self.team,
            "name": self.name.lower(),
            "deleted": self.deleted,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": int(now.timestamp()),
            "profile": {"real_name": self.name, "display_name": self.name, "team": self.team},
        }
        if self.home and not self.teams:
            shown["is_stranger"] = True
        if self.teams:
            shown["enterprise_user"] = {"id": f"W{self.id}", "teams": list(self.teams)}
        if self.deleted:
            return shown
        offset = now.astimezone(ZoneInfo(self.tz)).utcoffset() or timedelta()
        seconds = int(offset.total_seconds())
        return shown | {
            "real_name": self.name,
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": seconds,
            "is_admin": bool(self.rights),
            "is_owner": self.rights in ("owner", "primary owner"),
            "is_primary_owner": self.rights == "primary owner",
            "is_restricted": bool(self.guest),
            "is_ultra_restricted": self.guest == "of one channel",
        }


@dataclass
class UserGroup:
    id: str
    team: str
    name: str
    users: set[str]
    disabled: bool = False

    def shape(self) -> Json:
        return {
            "id": self.id,
            "team_id": self.team,
            "is_usergroup": True,
            "name": self.name,
            "handle": self.name.lower().replace(" ", "-"),
            "is_external": False,
            "date_delete": int(self.disabled),
            "auto_type": None,
            "user_count": str(len(self.users)),
        }


@dataclass
class Channel:
    id: str
    team: str
    name: str
    members: set[str]
    archived: bool = False

    @property
    def is_im(self) -> bool:
        return self.id.startswith("D")


@dataclass
class Upload:
    """A file that is being uploaded. Its content is there once it was uploaded, and its title once
    the upload was completed."""

    id: str
    team: str
    name: str
    length: int
    key: str
    content: bytes | None = None
    title: str = ""
    alternative: str = ""


@dataclass
class Message:
    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    ephemeral_for: str = ""
    bot: str = ""
    metadata: Json | None = None
    edited: bool = False
    thread_ts: str = ""
    files: list[Upload] = field(default_factory=list)

    @property
    def ephemeral(self) -> bool:
        return bool(self.ephemeral_for)

    @property
    def shown(self) -> str:
        """The message as a person reads it: the blocks, or the text if there are none."""
        return read(self.blocks) or self.text or " ".join(f"({each.name})" for each in self.files)

    @property
    def buttons(self) -> list[str]:
        return buttons(self.blocks)

    def shape(self, team: str, *, metadata: bool = False) -> Json:
        """The message as Slack sends it to the app."""
        shown: Json = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text}
        shown |= {"team": team}
        if self.blocks:
            shown["blocks"] = self.blocks
        if self.bot:
            shown |= {"bot_id": self.bot, "app_id": APP}
        if self.thread_ts:
            shown["thread_ts"] = self.thread_ts
        if self.files:
            shown["files"] = [{"id": each.id, "name": each.name} for each in self.files]
        if self.edited:
            shown["edited"] = {"user": self.user, "ts": self.ts}
        return shown | ({"metadata": self.metadata} if metadata and self.metadata else {})


@dataclass
class View:
    id: str
    team: str
    user: str
    content: Json
    hash: str
    root: str
    previous: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.content["blocks"]
        return blocks

    @property
    def title(self) -> str:
        return str(self.content["title"]["text"]) if "title" in self.content else ""

    @property
    def shown(self) -> str:
        return read(self.blocks)

    @property
    def buttons(self) -> list[str]:
        return buttons(self.blocks)

    def shape(self, bot: str, values: Json | None = None) -> Json:
        kept = {"private_metadata": "", "callback_id": "", "external_id": "", "close": None}
        return (
            kept
            | {"submit": None, "clear_on_close": False, "notify_on_close": False, "title": None}
            | self.content
            | {
                "id": self.id,
                "team_id": self.team,
                "app_id": APP,
                "app_installed_team_id": self.team,
                "bot_id": bot,
                "hash": self.hash,
                "root_view_id": self.root,
                "previous_view_id": self.previous,
                "state": {"values": values or {}},
            }
        )


@dataclass
class Trigger:
    team: str
    user: str
    expires: datetime
    used: bool = False


@dataclass
class ResponseUrl:
    team: str
    channel: str
    user: str
    original: str
    """The ts of the message on which the person acted. Empty for a command."""
    expires: datetime
    left: int = 5
