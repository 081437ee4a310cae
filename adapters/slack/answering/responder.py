"""Delivers an answer to the member who acted: as a message, as a form, or in a modal that was
waiting."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

from adapters.shared.answering.dispatch import CoreReply
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import at
from adapters.shared.tasks import done_within
from adapters.slack.answering.form_buttons import form_button
from adapters.slack.answering.reply_address import SlackReplyAddress
from adapters.slack.answering.shown import shown_message, shown_view
from adapters.slack.answering.waiting_forms import NOT_OPENED, WaitingForms
from adapters.slack.api import SlackRefusal, with_pauses
from adapters.slack.limits import Json
from adapters.slack.rendering.forms import card_view, moment_view, refilled, without_files
from adapters.slack.rendering.rich_text import escape_mrkdwn
from adapters.slack.spaces.workspace import Workspace
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid
from bot.cards.plain_text import plain
from bot.cards.rich_text import joined, say
from bot.engine.errors import StoreAway
from bot.engine.events import Caller, FromMember, Submit
from bot.interview.members import Person
from bot.unsent_forms import UnsentForms

log = logging.getLogger(__name__)

_DIRECT = SlackReplyAddress()


class SlackResponder:
    """After `patience` seconds without an answer, a modal that asks to wait opens in place of a
    form."""

    def __init__(self, workspace: Workspace, patience: float, unsent: UnsentForms) -> None:
        self._workspace = workspace
        self._patience = patience
        self._waiting_forms = WaitingForms(unsent)
        self._opening: Counter[Person] = Counter()
        """How many forms are being opened for each member. Those who have none are left out."""

    async def send(
        self, event: FromMember | None, answer: CoreReply, to: SlackReplyAddress = _DIRECT
    ) -> None:
        """Through the response URL, or as a direct message if there is none. A failure can be tried
        again, so then nothing replaces its button."""
        to = replace(to, replaces=to.replaces and not answer.failed)
        reader = answer.reader
        match answer.reply:
            case Card() as card if not await self._is_seen_elsewhere(card, event, to):
                await self._message(answer.by, self._shown(card, answer, to), _place(card, to))
            case Form() as form if event:
                await self._message(answer.by, form_button(reader, event, form), to)
            case Invalid(why):
                said = escape_mrkdwn(plain(joined(why.values()), reader))
                await self._message(answer.by, {"text": said}, to)

    def _shown(self, card: Card, answer: CoreReply, to: SlackReplyAddress) -> Json:
        """With a button below that opens the form again, if it waits."""
        message = shown_message(card, answer.reader)
        if card.form_waits and to.view:
            person = answer.by.person
            message["blocks"].append(self._waiting_forms.keep(person, to.view, answer.reader))
        return message

    async def _is_seen_elsewhere(
        self, card: Card, event: FromMember | None, to: SlackReplyAddress
    ) -> bool:
        """Whether the member reads it in a direct message that comes anyway. What they pressed then
        goes, if it can."""
        if not card.only_elsewhere:
            return False
        if isinstance(event, Submit):
            return True  # the answer to a form is a direct message, too
        return to.is_direct and await self._workspace.take_away(to.pressed)

    async def open_form(
        self,
        event: FromMember,
        answering: "asyncio.Task[CoreReply]",
        body: Any,
        address: SlackReplyAddress,
    ) -> None:
        """Open the form that the core answers with. If the answer takes long, a modal opens that
        asks to wait, because the trigger expires after three seconds. An answer that is no form
        leaves the message that was pressed, such as a list, as a form does."""
        address = replace(address, replaces=False)
        with self._counted(event.by.person) as is_first:
            if await done_within(answering, self._patience):
                await self._open_at_once(event, answering.result(), body, address)
            elif is_first:
                await self._open_late(event, answering, body, address)
            else:  # a double click, while the first one opens the form or asks to wait
                await self.send(event, await answering, address)

    @contextmanager
    def _counted(self, person: Person) -> Iterator[bool]:
        """Yield whether no other form is being opened for the member."""
        self._opening[person] += 1
        try:
            yield self._opening[person] == 1
        finally:
            self._opening[person] -= 1
            self._opening += Counter()

    async def _open_at_once(
        self, event: FromMember, answer: CoreReply, body: Any, address: SlackReplyAddress
    ) -> None:
        if isinstance(answer.reply, Form):
            view = shown_view(answer.reply, answer.reader, address.mark)
            if await self.open_modal(body, view):
                return
            less = without_files(view)
            if less and await self.open_modal(body, less):
                return
        await self.send(event, answer, address)

    async def _open_late(
        self,
        event: FromMember,
        answering: "asyncio.Task[CoreReply]",
        body: Any,
        address: SlackReplyAddress,
    ) -> None:
        view_id = await self.open_modal(body, moment_view(self._workspace.readers.of(event.by)))
        answer = await answering
        if view_id:
            await self.fill_waiting_modal(event, answer, view_id, address.mark)
        else:
            await self.send(event, answer, address)

    async def send_late(
        self, event: FromMember, answer: CoreReply, address: SlackReplyAddress
    ) -> None:
        """Replace the "one moment", wherever it was shown."""
        if address.view:
            was, mark = address.view, address.mark
            await self.fill_waiting_modal(event, answer, was["id"], mark, was)
        else:
            await self.send(event, answer, address)

    async def fill_waiting_modal(
        self, event: FromMember, answer: CoreReply, view_id: str, mark: str = "", was: Any = None
    ) -> None:
        """Replace the "one moment" of a modal. A card that stays is also sent as a message."""
        view: Json
        match answer.reply:
            case Form() as form:
                view = shown_view(form, answer.reader, mark)
            case Invalid(why) if was is not None:
                view = refilled(was, why.values(), answer.reader)
            case Card() as card:
                view = shown_view(card, answer.reader)
                if _stays(card):
                    await self.send(event, answer, SlackReplyAddress(view=was))
            case _:
                view = card_view(Card(say("Done")), answer.reader)
        try:
            await self._workspace.api.write("views.update", view_id=view_id, view=view)
        except ApiFailure as failed:
            log.warning("A modal was closed before its answer came. %s", failed)
            if not (isinstance(answer.reply, Card) and _stays(answer.reply)):
                await self.send(event, answer)

    async def open_again(self, by: Caller, body: Any) -> None:
        """Open a form that waited for the answer to a worry. If it does not open, also because the
        store is away, the message stays, so that its button can be pressed again."""
        reader, view = self._workspace.readers.of(by), None
        with suppress(StoreAway):
            view = await self._waiting_forms.opened(by.person, body, reader)
        if view is None or not await self.open_modal(body, view):
            address = replace(SlackReplyAddress.of(body), replaces=False)
            await self.send(None, CoreReply(by, NOT_OPENED, reader), address)

    async def open_modal(self, body: Any, view: Json) -> str:
        """Return the id of the modal, empty if Slack did not open it."""
        trigger = str(at(body, "trigger_id") or "")
        try:
            opened = await self._workspace.api.write("views.open", trigger_id=trigger, view=view)
        except ApiFailure as failed:
            log.warning("A form could not be opened. %s", failed)
            return ""
        return str(at(opened, "view", "id") or "")

    async def _message(self, by: Caller, message: Json, to: SlackReplyAddress) -> None:
        """If Slack refuses it, there is no later attempt, because Slack would refuse that, too."""
        workspace = self._workspace
        if to.url and await workspace.respond(to.url, message, replaces=to.replaces):
            return
        send = partial(workspace.send_direct, by.person.user, message, to.thread)
        try:
            await with_pauses(send, tries=4)
        except SlackRefusal as refused:
            log.warning("An answer did not arrive. %s", refused)


def _place(card: Card, to: SlackReplyAddress) -> SlackReplyAddress:
    """Where the card goes: in place of the message that was pressed, or below it."""
    if card.instead and to.pressed:
        return replace(to, url=to.pressed, replaces=True)
    return replace(to, replaces=to.replaces and not card.further)


def _stays(card: Card) -> bool:
    """Whether it must still be there once a modal is closed."""
    return card.form_waits or bool(card.all_buttons())
