"""Handles a submitted form: it closes, changes, stays open with an error, or asks to wait."""

import asyncio
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.shared.answering.dispatch import CoreReply, Dispatcher
from adapters.shared.answering.error_card import sentence
from adapters.shared.answering.kept_events import NotKept, PendingEvent, PendingEvents
from adapters.shared.payload import Unreadable, at
from adapters.shared.tasks import Tasks, done_within
from adapters.slack.answering.home_tab import HomeTab
from adapters.slack.answering.reply_address import HOME, SlackReplyAddress, on_home
from adapters.slack.answering.responder import SlackResponder
from adapters.slack.answering.shown import shown_view
from adapters.slack.limits import Json
from adapters.slack.receiving import form_values, receive
from adapters.slack.rendering.forms import WHOM, card_view, moment_view
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid, Reply
from bot.engine.events import Caller, Command, FromMember, Press, Submit
from bot.engine.store.turn import Turn


class Submissions:
    def __init__(
        self,
        dispatcher: Dispatcher,
        pending_events: PendingEvents[CoreReply],
        responder: SlackResponder,
        home: HomeTab,
        tasks: Tasks,
        *,
        patience: float,
    ) -> None:
        """`patience` is how many seconds the second step of a form may take."""
        self._dispatcher = dispatcher
        self._pending_events = pending_events
        self._responder = responder
        self._home = home
        self._tasks = tasks
        self._patience = patience
        self._under_way: dict[str, asyncio.Task[Json]] = {}
        """How Slack should react to a form, by the id of the event."""

    async def submitted(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        by = receive.caller(body)
        try:
            event = _read(body, by)
        except Unreadable as unread:
            view = card_view(sentence(unread.why), self._dispatcher.readers.of(by))
            await ack(response_action="update", view=view)
            return
        if first := self._under_way.get(event.id):  # a double click
            await ack(**await asyncio.shield(first))
            return
        address = SlackReplyAddress.of(body)
        pending = self._pending_events.begin(
            event,
            address.encode,
            lambda turn: self._dispatcher.reply_to(event, turn, stays_open=True),
        )
        acknowledging = asyncio.create_task(self._acknowledged(ack, pending, address, body))
        self._under_way[event.id] = acknowledging
        try:
            await acknowledging
        finally:
            del self._under_way[event.id]

    async def _acknowledged(
        self,
        ack: AsyncAck,
        pending: PendingEvent[CoreReply],
        address: SlackReplyAddress,
        body: dict[str, Any],
    ) -> Json:
        """Acknowledge the form and return the reaction. Without an acknowledgement the form stays
        open, filled in, and Slack says that it failed."""
        try:
            decided = await self._pending_events.is_decided(pending)
        except NotKept:
            self._tasks.start(self._pending_events.give(pending, self._too_late(pending, body)))
            raise
        if not decided:
            view = moment_view(self._dispatcher.readers.of(pending.event.by))
            reaction: Json = {"response_action": "update", "view": view}
            await ack(**reaction)
            self._tasks.start(
                self._pending_events.give(pending, self._later(pending, address, body))
            )
            return reaction
        answer = pending.answering.result()
        second_step = await self._second_step(pending.event, answer)
        reaction = self._reaction(pending.event, second_step or answer, body)
        await ack(**reaction)
        if second_step:
            self._tasks.start(self._home.follow(body))
        elif not _stays_open(answer.reply):
            self._tasks.start(self._closed(pending.event, answer, body))
        return reaction

    async def _second_step(self, event: FromMember, answer: CoreReply) -> CoreReply | None:
        """The form that replaces this one. None if there is none, or if it takes too long."""
        step = answer.reply.second_step if isinstance(answer.reply, Card) else None
        if step is None or not isinstance(event, Submit):
            return None
        pressed = Press(f"{event.id}-next", event.by, step)
        opening = asyncio.create_task(self._dispatcher.reply_to(pressed, Turn(pressed.id)))
        opens = await done_within(opening, self._patience) and opening.result()
        return opens if opens and isinstance(opens.reply, Form) else None

    def _reaction(self, event: FromMember, answer: CoreReply, body: Any) -> Json:
        """What Slack should do with the form. An empty reaction closes it."""
        match answer.reply:
            case Invalid() as invalid:
                return {
                    "response_action": "errors",
                    "errors": form_values.errors(invalid.sentences, body["view"], answer.reader),
                }
            case Form() as form:
                mark = HOME if on_home(body) else ""
                view = shown_view(form, answer.reader, mark)
                return {"response_action": "update", "view": view}
            case Card() as card if isinstance(event, Command):
                view = shown_view(card, answer.reader)
                return {"response_action": "update", "view": view}
        return {}

    async def _closed(self, event: FromMember, answer: CoreReply, body: Any) -> None:
        card = answer.reply
        if isinstance(event, Submit) or (isinstance(card, Card) and card.all_buttons()):
            to = SlackReplyAddress(view=body["view"])
            await self._responder.send(event, answer, to)
        await self._home.follow(body, answer)

    async def _later(
        self, pending: PendingEvent[CoreReply], address: SlackReplyAddress, body: Any
    ) -> None:
        answer = await pending.answering
        await self._responder.send_late(pending.event, answer, address)
        await self._home.follow(body)

    async def _too_late(self, pending: PendingEvent[CoreReply], body: Any) -> None:
        """It was decided after all, but too late to say so. If it is submitted again, the form only
        closes."""
        answer = await pending.answering
        if not _stays_open(answer.reply):
            await self._closed(pending.event, answer, body)


def _read(body: Any, by: Caller) -> Submit | Command:
    event, view = receive.event_id(body), body["view"]
    if at(view, "callback_id") == WHOM:
        return Command(event, by, "ask", user=form_values.whom(view))
    action, values = form_values.submitted(view)
    return Submit(event, by, action, values, untouched=form_values.untouched(view, values))


def _stays_open(reply: Reply) -> bool:
    return isinstance(reply, Invalid | Form)
