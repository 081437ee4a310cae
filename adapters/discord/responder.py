"""Brings an answer to the one who acted: as a form, privately, or where that is too late, in a
direct message."""

import logging
from zoneinfo import ZoneInfo

from discord import Interaction, InteractionType

from adapters.deeds import Deed, Deeds, NotKept
from adapters.discord.api import DiscordFailure, DiscordRefusal
from adapters.discord.dispatch import DiscordReply
from adapters.discord.footers import Footers
from adapters.discord.form_retry import FormDrafts, corrections, is_offer, offer
from adapters.discord.forms import modal
from adapters.discord.limits import Json
from adapters.discord.receive import DiscordEvent
from adapters.discord.render import message
from adapters.discord.reply_address import InteractionAddress
from adapters.discord.responses import Response
from adapters.discord.session import DiscordSession
from bot.events import FromMember
from bot.ui import Card, Form, Invalid

log = logging.getLogger(__name__)

ALREADY_ANSWERED = 40060


class DiscordResponder:
    def __init__(self, session: DiscordSession, where: Footers, deeds: Deeds[DiscordReply]) -> None:
        self._session = session
        self._where = where
        self._deeds = deeds
        self._typed = FormDrafts()

    async def give(
        self, interaction: Interaction, heard: DiscordEvent, deed: Deed[DiscordReply]
    ) -> None:
        """Where it is neither decided nor kept in time, Discord hears nothing, shows the one who
        acted that it failed, and leaves a form open as it was filled in."""
        try:
            await self._deeds.give(deed, self._given(interaction, heard, deed))
        except NotKept:
            log.warning("What somebody did could not be taken, and Discord says so.")

    async def late(self, event: FromMember, answer: DiscordReply, way: InteractionAddress) -> None:
        """In the place of what was deferred."""
        by, heard = self._session.by_token(way.application, way.token), way.heard(event)
        response = Response(way.interaction, by, private=way.private)
        try:
            await response.deferred(self.shown(heard, answer) or _unless(seen=way.seen))
        except DiscordFailure as failed:
            await self._directly(failed, heard, answer)

    async def _given(
        self, interaction: Interaction, heard: DiscordEvent, deed: Deed[DiscordReply]
    ) -> None:
        response = Response.to(interaction)
        if heard.meant:
            user = str(interaction.user.id)
            values = self._typed.of(user, heard.opener, interaction.message)
            self._typed.keep(user, heard.opener, {**values, **heard.meant})
        try:
            if await self._deeds.is_decided(deed):
                await self._at_once(response, interaction, heard, deed.answering.result())
            else:
                await response.defer()
                await self.late(
                    heard.event, await deed.answering, InteractionAddress.of(interaction, heard)
                )
        except DiscordFailure as failed:
            await self._directly(failed, heard, await deed.answering)

    async def _at_once(
        self,
        response: Response,
        interaction: Interaction,
        heard: DiscordEvent,
        answer: DiscordReply,
    ) -> None:
        opens = interaction.type is not InteractionType.modal_submit
        if isinstance(answer.reply, Form) and opens:
            user = str(interaction.user.id)
            values = self._typed.of(user, heard.opener, interaction.message) if heard.refill else {}
            opening = str(interaction.id)
            await response.modal(modal(answer.reply, answer.zone, opening, heard.opener, values))
            return
        shown = self.shown(heard, answer)
        if shown is None and interaction.message:
            await response.nothing()
        elif shown and not opens and is_offer(interaction.message):
            await response.in_place(shown)
        else:
            await response.message(shown or _DONE)

    def shown(self, heard: DiscordEvent | None, answer: DiscordReply) -> Json | None:
        """The answer as a message; None where it needs no words."""
        user = answer.by.person.user
        opener = heard.opener if heard else None
        if heard and isinstance(answer.reply, Invalid):
            self._typed.keep(user, opener, heard.values)
        match answer.reply:
            case Card() as card:
                return _with_room(card, answer.zone, self._where.below(answer))
            case Form() as form:
                return offer(form, opener)
            case Invalid() as invalid:
                return corrections(invalid, opener, heard.values if heard else {})
        return None

    async def _directly(
        self, failed: DiscordFailure, heard: DiscordEvent, answer: DiscordReply
    ) -> None:
        """Once Discord takes an answer no more, what there is to say is a direct message."""
        if isinstance(failed, DiscordRefusal) and failed.code == ALREADY_ANSWERED:
            return
        log.warning("An answer came too late, and goes directly. %s", failed)
        if shown := self.shown(heard, answer):
            try:
                await self._session.direct_messages.send(answer.by.person.user, shown)
            except DiscordFailure as lost:
                log.warning("An answer did not arrive. %s", lost)


def _with_room(card: Card, zone: ZoneInfo, below: list[Json]) -> Json:
    """The card, with what stands below it where there is room for that."""
    try:
        return message(card, zone, *below)
    except ValueError:
        return message(card, zone)


_DONE = message(Card(("Done",)), ZoneInfo("UTC"))


def _unless(*, seen: bool) -> Json | None:
    """What to show where nothing else shows that it is done: a button's own message does."""
    return None if seen else _DONE
