"""Where an answer goes. It can be stored, so that another process can answer after a restart."""

import json
from dataclasses import asdict, field
from typing import Any

from adapters.shared.payload import at
from adapters.slack.limits import Json
from bot.interview.frozen import frozen

HOME = "home"
"""Marks a form that was opened on the home tab."""


@frozen
class SlackReplyAddress:
    """Where an answer to an event goes. Whoever has one of its URLs can answer, so no log shows
    them."""

    url: str = field(default="", repr=False)
    """The response URL. Empty if the answer has to be a message that stays."""
    view: Json | None = field(default=None, repr=False)
    """The submitted form, which was replaced by a modal that asks to wait."""
    home: bool = False
    """The event happened on the home tab."""
    replaces: bool = False
    """A button was pressed on a private message, which the answer replaces."""
    thread: str = ""
    """The message under which a member wrote."""
    pressed: str = field(default="", repr=False)
    """The response URL of a member whose button was pressed."""

    @property
    def mark(self) -> str:
        """Marks a form that opens as the answer, so that it is known to be on the home tab, too."""
        return HOME if self.home else ""

    @property
    def is_direct(self) -> bool:
        """Whether a button was pressed in the direct conversation."""
        return bool(self.pressed) and not self.url

    @classmethod
    def of(cls, body: Any) -> "SlackReplyAddress":
        form = at(body, "view") if at(body, "type") == "view_submission" else None
        thread = str(at(body, "event", "thread_ts") or "")
        pressed = str(at(body, "response_url") or "") if _on_message(body) else ""
        return cls(_private_url(body), form, on_home(body), _is_private(body), thread, pressed)

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, written: str) -> "SlackReplyAddress":
        return cls(**json.loads(written))


def on_home(body: Any) -> bool:
    """Whether it happened on the home tab, or in a form that was opened there."""
    view = at(body, "view")
    return HOME in (at(view, "type"), at(view, "private_metadata"))


def _on_message(body: Any) -> bool:
    """Whether a button was pressed on a message, in a conversation that is known."""
    is_press = at(body, "container", "type") == "message"
    return is_press and bool(at(body, "channel", "id"))


def _is_private(body: Any) -> bool:
    """Whether a button was pressed on a message that only one member sees."""
    return _on_message(body) and bool(at(body, "container", "is_ephemeral"))


def _private_url(body: Any) -> str:
    """Empty where an answer has to be a message that stays: in the direct conversation, and if a
    press names no conversation, because nobody would see an answer there."""
    direct = str(at(body, "channel", "id") or "D").startswith("D")
    if at(body, "container", "type") == "message" and direct and not _is_private(body):
        return ""
    return str(at(body, "response_url") or "")
