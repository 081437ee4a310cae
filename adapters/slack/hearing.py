"""What Slack sent, read, and begun once: what is delivered again meanwhile is no second deed."""

from collections.abc import Callable
from typing import Any

from adapters.shared.cache import Cache
from adapters.shared.error_card import sentence
from adapters.shared.kept_events import Deed, Deeds
from adapters.shared.payload import Unreadable
from adapters.slack import receive
from adapters.slack.core import Answer, Core
from adapters.slack.way import Way
from bot.app import Askwell
from bot.engine.events import Caller, FromMember, Said

_REPEATS, _REPEATED_WITHIN = 1_000, 600.0
"""Slack tries for five minutes. Each is held with its answer, so there are not many."""

Read = Callable[[Any, Caller], FromMember]


class Hearing:
    def __init__(self, app: Askwell, core: Core, deeds: Deeds[Answer]) -> None:
        self._app = app
        self._core = core
        self._deeds = deeds
        self._begun: Cache[str, Deed[Answer]] = Cache(_REPEATS, _REPEATED_WITHIN)

    def begin(self, body: dict[str, Any], read: Read) -> tuple[Deed[Answer] | Answer, bool]:
        """What is to be answered, or the answer itself where it cannot be read; and whether it is
        new. What failed is begun anew."""
        by = receive.caller(body)
        try:
            event = read(body, by)
        except Unreadable as unread:
            return Answer(by, sentence(str(unread))), True
        if isinstance(event, Said):
            event = self._app.read(event)
        if (begun := self._begun.get(event.id)) and not _has_failed(begun):
            return begun, False
        deed = self._deeds.begin(
            event, Way.of(body).encode, lambda turn: self._core.answer(event, turn)
        )
        self._begun.put(event.id, deed)
        return deed, True


def _has_failed(deed: Deed[Answer]) -> bool:
    done = deed.answering.done() and not deed.answering.exception()
    return done and deed.answering.result().failed
