"""Delivers a reply to the member who acted: as a form, as an answer, or as a direct message if it
is too late for an answer."""

import logging
from dataclasses import replace
from typing import Any

from discord import Guild, Interaction, InteractionType, Webhook

from adapters.discord.answering.dispatch import DiscordReply
from adapters.discord.answering.footers import footers
from adapters.discord.answering.form_retry import (
    FormDrafts,
    correction_message,
    is_offer,
    offer,
    waiting,
)
from adapters.discord.answering.reply_address import InteractionAddress
from adapters.discord.answering.responses import (
    FIRST_ANSWER_WITHIN,
    accept_silently,
    defer,
    delete_pressed_message,
    is_on_private_answer,
    marked_as_answer,
    show,
)
from adapters.discord.custom_ids import read_server
from adapters.discord.failures import ALREADY_ANSWERED, DiscordRefusal, calling
from adapters.discord.receiving.receive import DiscordEvent
from adapters.discord.rendering.components import Component, MessageLayout
from adapters.discord.rendering.forms import modal
from adapters.discord.rendering.render import message
from adapters.discord.sending.session import DiscordSession
from adapters.shared.answering.kept_events import NotKept, PendingEvent, PendingEvents
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import at
from bot.app import Askwell
from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import ChannelField, Form, Invalid, Values
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.events import FromMember, Press, Submit

log = logging.getLogger(__name__)

_ORIGINAL: Any = "@original"
"""It stands for the id of the message that was promised."""


class DiscordResponder:
    def __init__(
        self, app: Askwell, session: DiscordSession, pending_events: PendingEvents[DiscordReply]
    ) -> None:
        self._app = app
        self._session = session
        self._pending_events = pending_events
        self._drafts = FormDrafts(app.unsent_forms)

    async def respond(
        self, interaction: Interaction, heard: DiscordEvent, pending: PendingEvent[DiscordReply]
    ) -> None:
        """If the event is neither decided nor stored in time, Discord gets no answer. Then it tells
        the member that this failed, and leaves a form open as it was filled in."""
        try:
            await self._pending_events.give(
                pending, self._respond_in_time(interaction, heard, pending)
            )
        except NotKept:
            log.warning("What somebody did could not be taken, and Discord says so.")

    def address_of(self, interaction: Interaction, heard: DiscordEvent) -> InteractionAddress:
        """An answer replaces the message in which it was asked for if that was an answer which only
        the member sees, or if it asked which server they mean or whether they are sure. A message
        from which a form opens stays, also if the answer is no form: it may be a list, or what was
        typed. Flows that answer in place say themselves when they do."""
        in_place = self._app.answers_in_place(heard.event)
        stays = in_place or self._app.opens_form(heard.event)
        replaces = (
            is_offer(interaction.message)
            if interaction.type is InteractionType.modal_submit
            else _goes_to_a_server(interaction)
            or _answers_whether_sure(heard.event)
            or (is_on_private_answer(interaction) and not stays)
        )
        return InteractionAddress.of(interaction, heard, in_place=in_place, replaces=replaces)

    async def respond_late(
        self, event: FromMember, reply: DiscordReply, address: InteractionAddress
    ) -> None:
        """Replace the promised message. The message of a pressed button shows what the button
        did. A repeat needs none, and a message that was promised to change is left to the first."""
        if reply.is_repeat and address.in_place:
            return
        heard = address.heard(event)
        needs_none = address.seen or reply.is_repeat
        shown = self.rendered(heard, reply) or (
            None if needs_none else message(_DONE, reply.reader)
        )
        by = self._session.webhook_of(address.application, address.token)
        try:
            async with calling("Answering late"):
                await _keep_promise(by, event, reply, address, shown)
        except ApiFailure as failed:
            await self._send_directly(failed, heard, reply)

    async def _respond_in_time(
        self, interaction: Interaction, heard: DiscordEvent, pending: PendingEvent[DiscordReply]
    ) -> None:
        if heard.meant:
            values = self._values(interaction, heard)
            self._drafts.keep(heard.event.by.person, heard.opener, {**values, **heard.meant})
        address = self.address_of(interaction, heard)
        try:
            if await self._pending_events.is_decided(pending):
                answer = pending.answering.result()
                await self._respond_at_once(interaction, heard, answer, address)
            else:
                await defer(interaction, in_place=address.in_place)
                await self.respond_late(heard.event, await pending.answering, address)
        except ApiFailure as failed:
            await self._send_directly(failed, heard, await pending.answering)

    async def _respond_at_once(
        self,
        interaction: Interaction,
        heard: DiscordEvent,
        reply: DiscordReply,
        address: InteractionAddress,
    ) -> None:
        opens = interaction.type is not InteractionType.modal_submit
        if isinstance(reply.reply, Form) and opens:
            await self._open(interaction, heard, reply.reply, reply.reader)
            return
        shown = self.rendered(heard, reply)
        await _answer_at_once(interaction, heard.event, reply, address, shown)

    async def _open(
        self, interaction: Interaction, heard: DiscordEvent, form: Form, reader: Reader
    ) -> None:
        values = self._values(interaction, heard) if heard.refill else {}
        form = _with_channels_of(interaction.guild, form)
        opening = heard.opening or str(interaction.id)
        shown = modal(form, reader, opening, heard.opener, values)
        async with calling("Opening a form", FIRST_ANSWER_WITHIN):
            await interaction.response.send_modal(shown)

    def _values(self, interaction: Interaction, heard: DiscordEvent) -> Values:
        return self._drafts.of(heard.event.by.person, heard.opener, interaction.message)

    def rendered(self, heard: DiscordEvent | None, reply: DiscordReply) -> MessageLayout | None:
        """The reply as a message. None if it needs no words."""
        match reply.reply:
            case Card() as card:
                below = footers(reply, self._session.name)
                if card.form_waits and heard:
                    self._drafts.keep(reply.by.person, heard.opener, heard.values)
                    below = [*waiting(heard.opener, reply.reader), *below]
                return marked_as_answer(_with_room(card, reply.reader, below))
            case Form() as form:
                return offer(form, heard, reply.reader)
            case Invalid() as invalid:
                if heard:
                    self._drafts.keep(reply.by.person, heard.opener, heard.values)
                return correction_message(invalid, heard, reply.reader)
        return None

    async def _send_directly(
        self, failed: ApiFailure, heard: DiscordEvent, reply: DiscordReply
    ) -> None:
        """If Discord no longer accepts an answer, it is sent as a direct message."""
        if isinstance(failed, DiscordRefusal) and failed.code == ALREADY_ANSWERED:
            return
        log.warning("An answer came too late, and goes directly. %s", failed)
        if shown := self.rendered(heard, reply):
            try:
                await self._session.direct_messages.send(reply.by.person.user, shown)
            except ApiFailure as lost:
                log.warning("An answer did not arrive. %s", lost)


async def _answer_at_once(
    interaction: Interaction,
    event: FromMember,
    reply: DiscordReply,
    address: InteractionAddress,
    shown: MessageLayout | None,
) -> None:
    is_elsewhere = _is_said_elsewhere(reply)
    if reply.is_repeat or (is_elsewhere and isinstance(event, Submit)):
        await accept_silently(interaction)
    elif is_elsewhere and isinstance(event, Press):
        await delete_pressed_message(interaction)
    elif shown is None and interaction.message:
        async with calling("Taking a press", FIRST_ANSWER_WITHIN):
            await interaction.response.defer()
    elif shown and _stands_instead(event, reply, address):
        async with calling("Answering in place", FIRST_ANSWER_WITHIN):
            await interaction.response.edit_message(view=shown)
    else:
        await show(interaction, shown or message(_DONE, reply.reader))


async def _keep_promise(
    by: Webhook,
    event: FromMember,
    reply: DiscordReply,
    address: InteractionAddress,
    shown: MessageLayout | None,
) -> None:
    """Show the answer in the promised message, or beside the pressed one that stays. A promised
    message without an answer is deleted."""
    is_elsewhere = _is_said_elsewhere(reply) and isinstance(event, Press | Submit)
    stays = address.in_place and not _stands_instead(event, reply, address)
    if stays and not is_elsewhere:
        if shown:
            await by.send(view=shown, ephemeral=not reply.directly)
    elif shown and not is_elsewhere:
        await by.edit_message(_ORIGINAL, view=shown)
    else:
        await by.delete_message(_ORIGINAL)


def _with_channels_of(guild: Guild | None, form: Form) -> Form:
    """A channel that was chosen and no longer exists is removed from the form."""
    fields = tuple(
        each.filled(*(one for one in each.initial if guild and guild.get_channel(int(one))))
        if isinstance(each, ChannelField)
        else each
        for each in form.fields
    )
    return replace(form, fields=fields)


def _stands_instead(event: FromMember, reply: DiscordReply, address: InteractionAddress) -> bool:
    """Whether the answer replaces the message that was acted on. What failed can be pressed again,
    and a form that opens late does not take away what it was opened from."""
    sent, card = isinstance(event, Submit), reply.reply
    if not isinstance(card, Card):
        return address.replaces and sent
    if card.instead and address.seen and not sent:
        return True
    return address.replaces and not (card.further or reply.failed)


def _is_said_elsewhere(reply: DiscordReply) -> bool:
    """Whether a message that stays comes in the same conversation instead."""
    return isinstance(reply.reply, Card) and reply.reply.only_elsewhere and reply.directly


def _answers_whether_sure(event: FromMember) -> bool:
    """Whether somebody pressed yes or no on the card that asks whether they are sure."""
    if not isinstance(event, Press):
        return False
    return event.action.is_confirmed or event.action.name == ActionName.KEEP


def _goes_to_a_server(interaction: Interaction) -> bool:
    """Whether somebody said which server they mean."""
    return bool(read_server(at(interaction.data, "custom_id")))


def _with_room(card: Card, reader: Reader, below: list[Component]) -> MessageLayout:
    """The card, with what belongs below it if there is room."""
    try:
        return message(card, reader, *below)
    except ValueError:
        return message(card, reader)


_DONE = Card(say("Done"))
