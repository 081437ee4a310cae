"""Reads what Slack sent, and begins it once, also if Slack delivers it again."""

from collections.abc import Callable
from typing import Any

from adapters.shared.answering.dispatch import CoreReply, Dispatcher
from adapters.shared.answering.error_card import sentence
from adapters.shared.answering.kept_events import PendingEvent, PendingEvents
from adapters.shared.payload import Unreadable
from adapters.shared.seen import Seen
from adapters.slack.answering.reply_address import SlackReplyAddress
from adapters.slack.receiving import receive
from bot.app import Askwell
from bot.engine.events import Caller, FromMember, Said
from bot.engine.store.turn import Turn

Read = Callable[[Any, Caller], FromMember]


class Deduplicator:
    """Of an event that is answered, only the id stays in memory: neither what a member wrote nor
    what they read."""

    def __init__(
        self, app: Askwell, dispatcher: Dispatcher, pending_events: PendingEvents[CoreReply]
    ) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._pending_events = pending_events
        self._under_way: dict[str, PendingEvent[CoreReply]] = {}
        self._answered: Seen[str] = Seen()

    async def begin(
        self, body: dict[str, Any], read: Read
    ) -> PendingEvent[CoreReply] | CoreReply | None:
        """Return what was begun, or the answer itself if the event cannot be read. None if it was
        begun before, as soon as it may be acknowledged. An event that failed is begun again. Raises
        NotKept."""
        by = receive.caller(body)
        try:
            event = read(body, by)
        except Unreadable as unread:
            return CoreReply(by, sentence(unread.why), self._dispatcher.readers.of(by))
        if isinstance(event, Said):
            event = self._app.read(event)
        if event.id in self._answered:
            return None
        if first := self._under_way.get(event.id):
            await self._pending_events.is_decided(first)
            return None
        return self._begin(event, body)

    def _begin(self, event: FromMember, body: dict[str, Any]) -> PendingEvent[CoreReply]:
        pending = self._under_way[event.id] = self._pending_events.begin(
            event,
            lambda: SlackReplyAddress.of(body).encode(),
            lambda turn: self._answer(event, turn),
        )
        return pending

    async def _answer(self, event: FromMember, turn: Turn) -> CoreReply:
        """Raises Postponed. Then it is stored, and answered later."""
        failed = False
        try:
            answer = await self._dispatcher.reply_to(event, turn)
            failed = answer.failed
            return answer
        finally:
            del self._under_way[event.id]
            if not failed:
                self._answered.add(event.id)
