"""Handles what Slack sends. It is acknowledged once it is decided, or stored in the database."""

import logging
from dataclasses import replace
from typing import Any

from pydantic_core import to_json
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from adapters.shared.answering.deadlines import Deadlines
from adapters.shared.answering.dispatch import CoreReply, Dispatcher
from adapters.shared.answering.error_card import sentence
from adapters.shared.answering.kept_events import NotKept, PendingEvent, PendingEvents
from adapters.shared.payload import Unreadable, at
from adapters.shared.tasks import Tasks
from adapters.slack.answering.deduplicate import Deduplicator, Read
from adapters.slack.answering.form_buttons import read_press
from adapters.slack.answering.home_tab import HomeTab
from adapters.slack.answering.mentions import Mentions
from adapters.slack.answering.reply_address import SlackReplyAddress
from adapters.slack.answering.responder import SlackResponder
from adapters.slack.answering.shown import shown_message
from adapters.slack.answering.submissions import Submissions
from adapters.slack.receiving import receive
from adapters.slack.rendering.forms import whom_view
from adapters.slack.setting_up.manifest import COMMAND
from adapters.slack.spaces.membership import SlackMembership
from adapters.slack.spaces.workspace import Workspace
from bot.app import Askwell
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Words, say
from bot.engine.errors import log_failure
from bot.engine.events import Command, FromMember
from bot.engine.store.ports import KeptEvent
from bot.engine.store.turn import Turn
from bot.interview.members import Person

log = logging.getLogger(__name__)

MOMENT = say("One moment…")


class SlackListeners:
    """The listeners of one workspace. Only forms and slash commands are acknowledged with an
    answer. A method raises NotKept if the event must not be acknowledged: Slack then shows the
    member that it failed, and sends messages again. What Slack delivers twice is handled once."""

    def __init__(
        self, app: Askwell, workspace: Workspace, tasks: Tasks, deadlines: Deadlines
    ) -> None:
        self._app = app
        self._tasks = tasks
        self._workspace = workspace
        self._deadlines = deadlines
        self._dispatcher = Dispatcher(app, self._identified, workspace.readers)
        self._pending_events: PendingEvents[CoreReply] = PendingEvents(
            app, tasks, deadlines.answer, deadlines.keeping
        )
        self._responder = SlackResponder(workspace, deadlines.form, app.unsent_forms)
        self.home = HomeTab(app.members, self._dispatcher, workspace)
        self._submissions = Submissions(
            self._dispatcher,
            self._pending_events,
            self._responder,
            self.home,
            tasks,
            patience=deadlines.form / 2,
        )
        self._mentions = Mentions(self._dispatcher, workspace, deadlines.form)
        self._membership = SlackMembership(app.members, workspace)
        self._deduplicator = Deduplicator(app, self._dispatcher, self._pending_events)

    async def _identified(self, event: FromMember) -> FromMember:
        """Complete the member who acts, and the person they mean, from their profiles."""
        fresh = self._app.needs_rights(event)
        event = replace(event, by=await self._workspace.with_profile(event.by, fresh=fresh))
        if not isinstance(event, Command) or not event.user:
            return event
        return replace(event, whom=await self._workspace.who_is(event.user))

    async def command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        pending = await self._deduplicator.begin(body, receive.command)
        if pending is None:
            await ack()
        elif isinstance(pending, CoreReply):
            ack.response = _acknowledgement(pending)
        elif self._app.opens_form(pending.event):
            await self._taken(pending, body)
            await ack()
        else:
            await self._answered(ack, pending, body)

    async def action(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        if receive.waiting_form(body):
            self._tasks.start(self._responder.open_again(receive.caller(body), body))
        elif not receive.is_link(body):
            await self._acted(body, read_press)
        await ack()

    async def shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        if at(body, "callback_id") == receive.ASK_SOMEBODY:
            self._tasks.start(self._asks_whom(body))
        else:
            await self._acted(body, receive.shortcut)
        await ack()

    async def view(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self._submissions.submitted(ack, body)

    async def message(self, _ack: AsyncAck, body: dict[str, Any]) -> None:
        if receive.is_direct_message(body):
            await self._acted(body, receive.direct_message)

    async def mention(self, _ack: AsyncAck, body: dict[str, Any]) -> None:
        if receive.is_mention(body):
            self._tasks.start(self._mentions.answer(body))

    async def home_opened(self, _ack: AsyncAck, body: dict[str, Any]) -> None:
        if at(body, "event", "tab") == "home":
            self._tasks.start(self.home.show(body))

    async def profile_changed(self, _ack: AsyncAck, body: dict[str, Any]) -> None:
        """It is saved before it is acknowledged, so that Slack sends it again if that fails."""
        try:
            await self._membership.changed(body)
        except Unreadable as unread:
            log.debug("A change of a profile was dropped: %s", plain(unread.why, ANYBODY))
        except Exception as failed:
            log_failure(log, "A change of a profile was not noted", failed)
            raise NotKept from None

    async def look_up(self, person: Person) -> None:
        """Save whether somebody is still there, and as whom. Raises ApiFailure."""
        await self._membership.look_up(person)

    async def kept(self, kept: KeptEvent, turn: Turn) -> None:
        """Answer an event that was acknowledged before a restart and not decided. Raises
        Postponed."""
        address, event = SlackReplyAddress.decode(kept.way), kept.event
        answer = await self._dispatcher.reply_to(event, turn)
        await self._responder.send_late(event, answer, address)
        if address.home:
            await self.home.show_again(event.by)

    async def _acted(self, body: dict[str, Any], read: Read) -> None:
        pending = await self._deduplicator.begin(body, read)
        if isinstance(pending, CoreReply):
            self._tasks.start(self._responder.send(None, pending, SlackReplyAddress.of(body)))
        elif pending is not None:
            await self._taken(pending, body)

    async def _taken(self, pending: PendingEvent[CoreReply], body: dict[str, Any]) -> None:
        """Wait until it is decided or stored. Forms open at once, because their trigger expires."""
        opens = self._app.opens_form(pending.event)
        if opens:
            self._tasks.start(
                self._pending_events.give(pending, self._given(pending, body, opens=True))
            )
        try:
            await self._pending_events.is_decided(pending)
        finally:
            if not opens:
                self._tasks.start(self._pending_events.give(pending, self._given(pending, body)))

    async def _answered(
        self, ack: AsyncAck, pending: PendingEvent[CoreReply], body: dict[str, Any]
    ) -> None:
        """Answer a command in its acknowledgement if it is decided by then, otherwise later."""
        try:
            decided = await self._pending_events.is_decided(pending)
        except NotKept:
            self._tasks.start(self._pending_events.give(pending, self._given(pending, body)))
            raise
        answer = pending.answering.result() if decided else None
        if answer is None:
            await ack(text=plain(MOMENT, self._dispatcher.readers.of(pending.event.by)))
        else:
            ack.response = _acknowledgement(answer)
        if answer is None or not isinstance(answer.reply, Card):
            self._tasks.start(self._pending_events.give(pending, self._given(pending, body)))
        elif self.home.follows(body, answer):
            self._tasks.start(self.home.follow(body))

    async def _given(
        self, pending: PendingEvent[CoreReply], body: dict[str, Any], *, opens: bool = False
    ) -> None:
        address = SlackReplyAddress.of(body)
        if opens:
            await self._responder.open_form(pending.event, pending.answering, body, address)
        else:
            await self._responder.send(pending.event, await pending.answering, address)
        answer = await pending.answering
        if self.home.follows(body, answer):
            await self.home.follow(body, answer)

    async def _asks_whom(self, body: dict[str, Any]) -> None:
        by = await self._workspace.with_profile(receive.caller(body))
        reader = await self._dispatcher.reader(by, self._deadlines.form)
        if await self._responder.open_modal(body, whom_view(reader)):
            return
        how = say("Please write {command} ask and a name instead.", command=Words(COMMAND))
        answer = CoreReply(by, sentence(how), reader)
        await self._responder.send(None, answer)


def _acknowledgement(answer: CoreReply) -> BoltResponse:
    """An acknowledgement that contains the answer, which only the member who acted sees. Pydantic
    writes it several times faster than bolt."""
    card = answer.reply
    message = shown_message(card, answer.reader) if isinstance(card, Card) else None
    return BoltResponse(status=200, body=to_json(message).decode() if message else "")
