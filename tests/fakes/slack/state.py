"""The state of Slack, which also gives out ids."""

import itertools
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.fakes.slack.schema import Json
from tests.fakes.slack.things import (
    Channel,
    Message,
    Person,
    Refusal,
    ResponseUrl,
    Token,
    Trigger,
    Upload,
    UserGroup,
    View,
    Workspace,
)

SCOPES = frozenset(
    "app_mentions:read chat:write chat:write.public commands files:read files:write im:history "
    "im:write usergroups:read users:read users:read.email".split()
)
TRIGGER_LIVES = timedelta(seconds=3)
RESPONSE_URL_LIVES = timedelta(minutes=30)


@dataclass
class World:
    clock: Callable[[], datetime]
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    user_groups: dict[str, UserGroup] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    modals: dict[tuple[str, str], list[View]] = field(default_factory=dict)
    homes: dict[tuple[str, str], View] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._numbers):08X}"

    def new_ts(self) -> str:
        """A new ts. It is unique and later than all before, even if the clock stands still."""
        return f"{int(self.clock().timestamp())}.{next(self._numbers):06d}"

    def new_token(self, team: str, scopes: frozenset[str]) -> Token:
        token = Token(f"xoxb-{team}-{secrets.token_hex(6)}", team, scopes)
        self.tokens[token.text] = self.workspaces[team].token = token
        return token

    def known(self, team: str) -> Callable[[str], bool]:
        return lambda user: (team, user) in self.people

    def person(self, team: str, user: str) -> Person:
        try:
            return self.people[team, user]
        except KeyError:
            raise Refusal("user_not_found") from None

    def im(self, team: str, user: str) -> Channel | None:
        bot = self.workspaces[team].bot_user
        return next(
            (each for each in self.channels.values() if each.is_im and each.members == {user, bot}),
            None,
        )

    def open_im(self, team: str, user: str) -> Channel:
        found = self.im(team, user)
        if found:
            return found
        bot = self.workspaces[team].bot_user
        channel = Channel(self.new_id("D"), team, "directmessage", {user, bot})
        self.channels[channel.id] = channel
        return channel

    def new_trigger(self, team: str, user: str) -> str:
        trigger = f"{next(self._numbers)}.{next(self._numbers)}.{secrets.token_hex(16)}"
        self.triggers[trigger] = Trigger(team, user, self.clock() + TRIGGER_LIVES)
        return trigger

    def new_response_url(self, team: str, channel: str, user: str, original: str = "") -> str:
        key = f"{team}/{next(self._numbers)}/{secrets.token_hex(12)}"
        expires = self.clock() + RESPONSE_URL_LIVES
        self.response_urls[key] = ResponseUrl(team, channel, user, original, expires)
        return key

    def with_ids(self, blocks: list[Json]) -> list[Json]:
        """The blocks, with the ids that Slack gives to blocks and elements without one."""
        return [self._block_with_ids(block) for block in blocks]

    def _block_with_ids(self, block: Json) -> Json:
        named: Json = {"block_id": f"b{next(self._numbers)}"} | block
        for place in ("element", "accessory"):
            if place in named:
                named[place] = self._with_action_id(named[place])
        if named["type"] == "actions":
            named["elements"] = [self._with_action_id(each) for each in named["elements"]]
        return named

    def _with_action_id(self, element: Json) -> Json:
        given = {} if element["type"] == "image" else {"action_id": f"a{next(self._numbers)}"}
        return given | element


def real_clock() -> datetime:
    return datetime.now(UTC)
