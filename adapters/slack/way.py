"""How an answer gets to the one who acted, written down so that it outlives this process."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from adapters.shared.payload import at
from adapters.slack.limits import Json

HOME = "home"
"""What a form is marked with that was opened on the home tab."""


@dataclass(frozen=True, slots=True)
class Way:
    """`url`: a response URL, empty where messages last. `view`: the form that was sent, as it was
    filled in, in whose place a modal waits. `home`: it happened on the home tab."""

    url: str = ""
    view: Json | None = None
    home: bool = False

    @classmethod
    def of(cls, body: Any) -> "Way":
        form = at(body, "view") if at(body, "type") == "view_submission" else None
        return cls(_private_url(body), form, on_home(body))

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, way: str) -> "Way":
        return cls(**json.loads(way))


def on_home(body: Any) -> bool:
    """Whether it happened on the home tab, or in a form that was opened there."""
    view = at(body, "view")
    return HOME in (at(view, "type"), at(view, "private_metadata"))


def _private_url(body: Any) -> str:
    """Where a private answer goes; empty where it goes into the direct conversation, in which
    messages last."""
    container = at(body, "container")
    direct = str(at(body, "channel", "id") or "").startswith("D")
    if at(container, "type") == "message" and direct and not at(container, "is_ephemeral"):
        return ""
    return str(at(body, "response_url") or "")
