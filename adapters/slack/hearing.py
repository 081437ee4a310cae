"""What Slack sent, read once: a repeat is not heard, and what cannot be read has its answer."""

from collections.abc import Callable
from typing import Any

from adapters.cache import Cache
from adapters.slack import receive
from adapters.slack.core import Answer
from adapters.trouble import sentence
from adapters.unreadable import Unreadable, at
from bot.events import Caller, Command, FromMember, Said

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
        return _as_command(event)


def private_url(body: dict[str, Any]) -> str:
    """Where a private answer goes; empty where it goes into the direct conversation, in which
    messages last."""
    container = at(body, "container")
    direct = str(at(body, "channel", "id") or "").startswith("D")
    if at(container, "type") == "message" and direct and not at(container, "is_ephemeral"):
        return ""
    return str(at(body, "response_url") or "")


def _as_command(event: FromMember) -> FromMember:
    """Plain text is a command and its words, as the core reads it."""
    if not isinstance(event, Said):
        return event
    name, *text = event.text.split(maxsplit=1) or [""]
    return Command(event.id, event.by, name.lower().lstrip("/"), "".join(text).strip())
