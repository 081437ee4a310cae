"""What Slack sent, read, and begun once: what is delivered again meanwhile is no second deed."""

from collections.abc import Callable
from typing import Any

from adapters.cache import Cache
from adapters.deeds import Deed, Deeds
from adapters.slack import receive
from adapters.slack.core import Answer, Core
from adapters.slack.way import Way
from adapters.trouble import sentence
from adapters.unreadable import Unreadable
from bot.events import Caller, Command, FromMember, Said

_REPEATS, _REPEATED_WITHIN = 10_000, 3_600.0

Read = Callable[[Any, Caller], FromMember]


class Hearing:
    def __init__(self, core: Core, deeds: Deeds[Answer]) -> None:
        self._core = core
        self._deeds = deeds
        self._begun: Cache[str, Deed[Answer]] = Cache(_REPEATS, _REPEATED_WITHIN)

    def begin(self, body: dict[str, Any], read: Read) -> tuple[Deed[Answer] | Answer, bool]:
        """What is to be answered, or the answer itself where it cannot be read; and whether it is
        new. What failed is begun anew."""
        by = receive.caller(body)
        try:
            event = _as_command(read(body, by))
        except Unreadable as unread:
            return Answer(by, sentence(str(unread))), True
        begun = self._begun.get(event.id)
        if begun and not _has_failed(begun):
            return begun, False
        way = Way.of(body).encode
        deed = self._deeds.begin(event, way, lambda turn: self._core.answer(event, turn))
        self._begun.put(event.id, deed)
        return deed, True


def _has_failed(deed: Deed[Answer]) -> bool:
    done = deed.answering.done() and not deed.answering.exception()
    return done and deed.answering.result().failed


def _as_command(event: FromMember) -> FromMember:
    """Plain text is a command and its words, as the core reads it."""
    if not isinstance(event, Said):
        return event
    name, *text = event.text.split(maxsplit=1) or [""]
    return Command(event.id, event.by, name.lower().lstrip("/"), "".join(text).strip())
