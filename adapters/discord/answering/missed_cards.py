"""Shows cards that did not arrive to the person they are for, and to nobody else."""

import logging

from discord import Interaction

from adapters.discord.answering.dispatch import DiscordDispatcher
from adapters.discord.answering.footers import HOW_TO_OPEN, MISSED
from adapters.discord.answering.responses import defer, show, show_more
from adapters.discord.custom_ids import read_announcement
from adapters.discord.rendering.components import Component, MessageLayout, written
from adapters.discord.rendering.markdown import markdown
from adapters.discord.rendering.render import message
from adapters.discord.sending.announcements import Announcements
from adapters.shared.answering.error_card import TROUBLE, sentence
from adapters.shared.payload import at
from bot.app import Askwell
from bot.cards.cards import card_of
from bot.cards.rich_text import CommandName, say
from bot.engine.errors import log_failure
from bot.engine.events import Caller
from bot.engine.store.ports import CardForReader

log = logging.getLogger(__name__)

_CALLED_HERE = say(
    "Whom I cannot write to directly is called here. For what waits for you, write {command}.",
    command=CommandName("start"),
)
_ELSEWHERE = card_of(say("This is not for you"), _CALLED_HERE)
_NOTHING = card_of(say("Nothing is waiting for you"), say("You have seen it all."))


class MissedCards:
    def __init__(
        self, app: Askwell, dispatcher: DiscordDispatcher, announcements: Announcements
    ) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._announcements = announcements

    def is_asked_for(self, interaction: Interaction) -> bool:
        given = at(interaction.data, "custom_id")
        return given == MISSED or read_announcement(given) is not None

    async def show(self, interaction: Interaction, by: Caller) -> None:
        """Raises ApiFailure."""
        await defer(interaction)
        announced = read_announcement(at(interaction.data, "custom_id"))
        try:
            first, *more = await self._cards(by, announced)
        except Exception as failed:  # whatever it is, the member is told
            log_failure(log, "What was missed could not be read", failed)
            await show(interaction, message(sentence(TROUBLE), self._dispatcher.readers.of(by)))
            return
        await show(interaction, first)
        for each in more:
            await show_more(interaction, each)
        if announced and interaction.message and announced[1] == str(interaction.user.id):
            reader = self._dispatcher.readers.of(by)
            await self._announcements.mark_seen(interaction.message, by, reader)

    async def _cards(self, by: Caller, announced: tuple[int, str] | None) -> list[MessageLayout]:
        by, _ = await self._dispatcher.locate(by)
        reader = await self._app.reader(by)
        if announced is None:
            missed = await self._app.unseen.missed(by.person)
            return [*map(_shown, missed or [CardForReader(_NOTHING, reader)])]
        card, user = announced
        if user != by.person.user:
            return [_shown(CardForReader(_ELSEWHERE, reader))]
        waiting = await self._app.unseen.waiting(by.person, card)
        *others, last = waiting or [CardForReader(_NOTHING, reader)]
        how: Component = written(f"**{markdown(HOW_TO_OPEN, last.reader)}**")
        return [*map(_shown, others), _shown(last, how)]


def _shown(card: CardForReader, *more: Component) -> MessageLayout:
    return message(card.card, card.reader, *more)
