"""Where an answer goes. It can be stored, so that another process can answer after a restart."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from adapters.shared.payload import at
from adapters.slack.limits import Json

HOME = "home"
"""The mark of a form that was opened on the home tab."""


@dataclass(frozen=True, slots=True)
class SlackReplyAddress:
    """`url` is the response URL; empty where the answer is to be a lasting message. `view` is the
    submitted form, which a waiting modal replaces. `home`: it happened on the home tab."""

    url: str = ""
    view: Json | None = None
    home: bool = False

    @classmethod
    def of(cls, body: Any) -> "SlackReplyAddress":
        form = at(body, "view") if at(body, "type") == "view_submission" else None
        return cls(_private_url(body), form, on_home(body))

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, written: str) -> "SlackReplyAddress":
        return cls(**json.loads(written))


def on_home(body: Any) -> bool:
    """Whether it happened on the home tab, or in a form that was opened there."""
    view = at(body, "view")
    return HOME in (at(view, "type"), at(view, "private_metadata"))


def _private_url(body: Any) -> str:
    """Empty in the direct conversation: an answer there is to be a lasting message."""
    container = at(body, "container")
    direct = str(at(body, "channel", "id") or "").startswith("D")
    if at(container, "type") == "message" and direct and not at(container, "is_ephemeral"):
        return ""
    return str(at(body, "response_url") or "")
