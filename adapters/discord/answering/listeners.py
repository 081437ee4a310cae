"""Answers in time what happens in Discord. What Discord delivers twice is answered once."""

import logging
from contextlib import suppress

from discord import Interaction, InteractionType, Message

from adapters.discord import custom_ids
from adapters.discord.answering.autocomplete import Autocomplete
from adapters.discord.answering.dispatch import DiscordDispatcher, DiscordReply
from adapters.discord.answering.missed_cards import MissedCards
from adapters.discord.answering.reply_address import InteractionAddress
from adapters.discord.answering.responder import DiscordResponder
from adapters.discord.answering.responses import FIRST_ANSWER_WITHIN, show
from adapters.discord.failures import calling
from adapters.discord.receiving import receive
from adapters.discord.receiving.receive import DiscordEvent
from adapters.discord.rendering.components import MessageLayout
from adapters.discord.rendering.render import message
from adapters.discord.sending.session import DiscordSession
from adapters.shared.answering.deadlines import Deadlines
from adapters.shared.answering.error_card import sentence, unshown
from adapters.shared.answering.kept_events import PendingEvents
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import Unreadable, at
from adapters.shared.seen import Seen
from adapters.shared.tasks import Tasks
from bot.app import Askwell
from bot.engine.errors import log_failure
from bot.engine.events import Caller
from bot.engine.store.ports import KeptEvent
from bot.engine.store.turn import Turn
from bot.interview.members import Person

log = logging.getLogger(__name__)


class DiscordListeners:
    def __init__(
        self, app: Askwell, session: DiscordSession, tasks: Tasks, deadlines: Deadlines
    ) -> None:
        self._app = app
        self._tasks = tasks
        self._session = session
        self._dispatcher = DiscordDispatcher(app, session)
        self._pending_events: PendingEvents[DiscordReply] = PendingEvents(
            app, tasks, deadlines.answer, deadlines.keeping
        )
        self._responder = DiscordResponder(app, session, self._pending_events)
        self._missed = MissedCards(app, self._dispatcher, session.announcements)
        self._autocomplete = Autocomplete(app, self._dispatcher, deadlines.suggestion)
        self._heard: Seen[int] = Seen()

    def interaction(self, interaction: Interaction) -> None:
        if self._heard.add(interaction.id):
            self._tasks.start(self._answer(interaction))

    def message(self, said: Message) -> None:
        """Only direct messages from people."""
        if said.guild is None and not receive.is_of_bot(said) and self._heard.add(said.id):
            self._tasks.start(self._respond_to_message(said))

    async def answer_kept(self, kept: KeptEvent, turn: Turn) -> None:
        """Answer an event that was acknowledged before a restart and not decided. Raises
        Postponed."""
        answer = await self._dispatcher.reply_to(kept.event, turn)
        await self._responder.respond_late(kept.event, answer, InteractionAddress.decode(kept.way))

    async def look_up(self, person: Person) -> None:
        """Save whether somebody is still in their server, and as whom. Raises ApiFailure."""
        member = await self._session.member(person, fresh=True)
        if not self._session.is_in(person.space):
            return
        if member is None:
            await self._app.members.departed(person)
        else:
            by = receive.in_server(Caller(person, ""), member, member.guild_permissions)
            await self._app.members.renewed(by)

    async def _answer(self, interaction: Interaction) -> None:
        """Raises Unreadable."""
        by = receive.caller(interaction)
        try:
            if interaction.type is InteractionType.autocomplete:
                choices = await self._autocomplete.choices(interaction, by)
                async with calling("Suggesting", FIRST_ANSWER_WITHIN):
                    await interaction.response.autocomplete(choices)
            elif self._missed.is_asked_for(interaction):
                await self._missed.show(interaction, by)
            else:
                await self._respond_to_action(interaction, by)
        except ApiFailure as failed:
            log.warning("An answer did not arrive. %s", failed)
        except Exception as failed:  # whatever it is, the member is told
            log_failure(log, "An answer could not be shown", failed)
            await self._apologize(interaction, by)

    async def _apologize(self, interaction: Interaction, by: Caller) -> None:
        with suppress(ApiFailure):
            reader = self._dispatcher.readers.of(by)
            await show(interaction, message(unshown(), reader))

    async def _respond_to_action(self, interaction: Interaction, by: Caller) -> None:
        try:
            heard = receive.read_interaction(interaction, by)
        except Unreadable as unread:
            reader = await self._dispatcher.reader(by)
            await show(interaction, message(sentence(unread.why), reader))
            return
        if server := custom_ids.read_server(at(interaction.data, "custom_id")):
            self._dispatcher.choose(str(interaction.user.id), server)
        pending = self._pending_events.begin(
            heard.event,
            lambda: self._responder.address_of(interaction, heard).encode(),
            lambda turn: self._dispatcher.reply_to(heard.event, turn),
        )
        await self._responder.respond(interaction, heard, pending)

    async def _respond_to_message(self, said: Message) -> None:
        """Raises Unreadable."""
        heard: DiscordEvent | None = None
        try:
            words = receive.read_message(said)
        except Unreadable as unread:
            by = receive.writer(said)
            answer = DiscordReply(by, sentence(unread.why), await self._dispatcher.reader(by))
        else:
            if words is None:
                return
            heard = DiscordEvent(self._app.read(words))
            answer = await self._dispatcher.reply_to(heard.event, Turn(heard.event.id))
        try:
            if shown := self._rendered(heard, answer):
                await self._session.direct_messages.send(str(said.author.id), shown)
                await self._dispatcher.note_arrival(answer)
        except ApiFailure as failed:
            log.warning("An answer did not arrive. %s", failed)

    def _rendered(self, heard: DiscordEvent | None, answer: DiscordReply) -> MessageLayout | None:
        try:
            return self._responder.rendered(heard, answer)
        except Exception as failed:  # whatever it is, the member is told
            log_failure(log, "An answer could not be shown", failed)
            return message(unshown(), answer.reader)
