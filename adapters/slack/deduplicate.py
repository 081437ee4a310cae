"""Reads what Slack sent, and begins it once. Repeated deliveries are ignored meanwhile, and so is
the second press of a double click."""

import math
from collections.abc import Callable
from typing import Any

from adapters.shared.cache import Cache
from adapters.shared.dispatch import CoreReply, Dispatcher
from adapters.shared.error_card import sentence
from adapters.shared.kept_events import PendingEvent, PendingEvents
from adapters.shared.payload import Unreadable
from adapters.slack import receive
from adapters.slack.reply_address import SlackReplyAddress
from bot.app import Askwell
from bot.engine.events import Caller, FromMember, Said

_REPEATS, _REPEATED_WITHIN = 1_000, 600.0
"""Slack repeats for five minutes. Each entry holds an answer, so there are not many."""
_DOUBLE_CLICK = 1.0
"""Seconds between two presses of the same button that are meant as one."""

Read = Callable[[Any, Caller], FromMember]


class Deduplicator:
    def __init__(
        self, app: Askwell, dispatcher: Dispatcher, pending_events: PendingEvents[CoreReply]
    ) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._pending_events = pending_events
        self._begun: Cache[str, PendingEvent[CoreReply]] = Cache(_REPEATS, _REPEATED_WITHIN)
        self._presses: Cache[str, tuple[float, PendingEvent[CoreReply]]] = Cache(
            _REPEATS, _REPEATED_WITHIN
        )

    def begin(
        self, body: dict[str, Any], read: Read
    ) -> tuple[PendingEvent[CoreReply] | CoreReply, bool]:
        """Return what was begun, or the answer itself if the event cannot be read; and whether it
        is new. An event that failed is begun again."""
        by = receive.caller(body)
        try:
            event = read(body, by)
        except Unreadable as unread:
            return CoreReply(by, sentence(unread.why), self._dispatcher.readers.of(by)), True
        if isinstance(event, Said):
            event = self._app.read(event)
        begun = self._begun.get(event.id) or self._just_pressed(body)
        if begun and not _has_failed(begun):
            return begun, False
        pending = self._pending_events.begin(
            event,
            lambda: SlackReplyAddress.of(body).encode(),
            lambda turn: self._dispatcher.reply_to(event, turn),
        )
        self._begun.put(event.id, pending)
        if button := receive.button_pressed(body):
            self._presses.put(button, (receive.pressed_at(body), pending))
        return pending, True

    def _just_pressed(self, body: dict[str, Any]) -> PendingEvent[CoreReply] | None:
        """What the first press of a double click began."""
        before, pending = self._presses.get(receive.button_pressed(body)) or (math.nan, None)
        is_double = abs(receive.pressed_at(body) - before) <= _DOUBLE_CLICK
        return pending if is_double else None


def _has_failed(pending: PendingEvent[CoreReply]) -> bool:
    done = pending.answering.done() and not pending.answering.exception()
    return done and pending.answering.result().failed
