"""One call of a Web API method: its token and its arguments."""

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Refusal, Token


@dataclass
class Call:
    world: World
    method: str
    args: Json
    token: Token | None = None
    answer: Json = field(default_factory=dict)
    """Slack's answer; empty as long as there is none."""

    @property
    def team(self) -> str:
        return self.token.team if self.token else ""

    @property
    def bot_user(self) -> str:
        return self.world.workspaces[self.team].bot_user

    def needs(self, scope: str) -> None:
        scopes = self.token.scopes if self.token else frozenset()
        if scope not in scopes:
            raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(scopes)))

    def text(self, name: str, error: str = "") -> str:
        """An argument that is required."""
        value = self.args.get(name)
        if value is None or value == "":
            if error:
                raise Refusal(error)
            raise Refusal("invalid_arguments", f"missing required field: {name}")
        if not isinstance(value, str):
            raise Refusal("invalid_arguments", f"must provide a string [json-pointer:/{name}]")
        return value

    def flag(self, name: str) -> bool:
        return str(self.args.get(name, "")).lower() in ("1", "true")

    def whole(self, name: str, default: int) -> int:
        value: Any = self.args.get(name, default)
        try:
            return int(value)
        except ValueError:
            raise Refusal(f"invalid_{name}") from None

    def moment(self, name: str, default: float, error: str = "") -> float:
        try:
            return float(self.args.get(name) or default)
        except ValueError:
            raise Refusal(error or f"invalid_ts_{name}") from None
