"""Reads what Slack sent, and begins it once. A repeated delivery gets the answer of the first."""

from collections.abc import Callable
from typing import Any

from adapters.shared.cache import Cache
from adapters.shared.dispatch import CoreReply, Dispatcher
from adapters.shared.error_card import sentence
from adapters.shared.kept_events import PendingEvent, PendingEvents
from adapters.shared.payload import Unreadable
from adapters.slack.answering.reply_address import SlackReplyAddress
from adapters.slack.receiving import receive
from bot.app import Askwell
from bot.engine.events import Caller, FromMember, Said

_REPEATS, _REPEATED_WITHIN = 1_000, 600.0
"""Slack repeats for five minutes. Each entry holds an answer, so there are not many."""

Read = Callable[[Any, Caller], FromMember]


class Deduplicator:
    def __init__(
        self, app: Askwell, dispatcher: Dispatcher, pending_events: PendingEvents[CoreReply]
    ) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._pending_events = pending_events
        self._begun: Cache[str, PendingEvent[CoreReply]] = Cache(_REPEATS, _REPEATED_WITHIN)

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
        begun = self._begun.get(event.id)
        if begun and not _has_failed(begun):
            return begun, False
        pending = self._pending_events.begin(
            event,
            lambda: SlackReplyAddress.of(body).encode(),
            lambda turn: self._dispatcher.reply_to(event, turn),
        )
        self._begun.put(event.id, pending)
        return pending, True


def _has_failed(pending: PendingEvent[CoreReply]) -> bool:
    done = pending.answering.done() and not pending.answering.exception()
    return done and pending.answering.result().failed
