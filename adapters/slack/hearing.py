"""What Slack sent, read once: a repeat is not heard, and what cannot be read has its answer."""

from collections.abc import Callable
from typing import Any

from adapters.cache import Cache
from adapters.slack import receive
from adapters.slack.core import Answer
from adapters.trouble import sentence
from adapters.unreadable import Unreadable, at
from bot.events import Caller, FromMember

_REPEATS, _REPEATED_WITHIN = 10_000, 3_600.0

Read = Callable[[Any, Caller], FromMember]


class Hearing:
    def __init__(self) -> None:
        self._heard: Cache[str, bool] = Cache(_REPEATS, _REPEATED_WITHIN)

    def hear(self, body: dict[str, Any], read: Read) -> FromMember | Answer | None:
        """None if it was heard before; an answer if it cannot be read."""
        by = receive.caller(body)
        try:
            event = read(body, by)
        except Unreadable as unread:
            return Answer(by, sentence(str(unread)))
        if self._heard.get(event.id):
            return None
        self._heard.put(event.id, True)
        return event


def private_url(body: dict[str, Any]) -> str:
    """Where a private answer goes; empty where it goes into the direct conversation, in which
    messages last."""
    container = at(body, "container")
    direct = str(at(body, "channel", "id") or "").startswith("D")
    if at(container, "type") == "message" and direct and not at(container, "is_ephemeral"):
        return ""
    return str(at(body, "response_url") or "")
