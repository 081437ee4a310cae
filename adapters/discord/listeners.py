"""What happens in Discord, answered in time. What is delivered twice is heard once."""

import logging
from contextlib import suppress
from zoneinfo import ZoneInfo

from discord import Interaction, InteractionType, Message

from adapters.discord import receive
from adapters.discord.answers import Answers
from adapters.discord.calls import CallFailed
from adapters.discord.core import Answer, Core
from adapters.discord.line import Line
from adapters.discord.pace import Pace
from adapters.discord.private import Private
from adapters.discord.receive import Heard
from adapters.discord.render import message
from adapters.discord.responses import Response
from adapters.discord.suggestions import Suggestions
from adapters.discord.way import Way
from adapters.discord.where import Where
from adapters.shared.cache import Cache
from adapters.shared.error_card import TROUBLE, sentence
from adapters.shared.kept_events import Deeds
from adapters.shared.payload import Unreadable
from adapters.shared.tasks import Tasks
from bot.app import Askwell
from bot.engine.errors import without_words
from bot.engine.ports import Kept
from bot.engine.turn import Turn

log = logging.getLogger(__name__)

UTC = ZoneInfo("UTC")
_REPEATS, _REPEATED_WITHIN = 10_000, 3_600.0


class Listeners:
    def __init__(self, app: Askwell, line: Line, tasks: Tasks, pace: Pace) -> None:
        self._app = app
        self._tasks = tasks
        self._line = line
        self._core = Core(app, line)
        self._deeds: Deeds[Answer] = Deeds(app, tasks, pace.answer, pace.keeping)
        self._answers = Answers(line, Where(line.name), self._deeds)
        self._private = Private(app, self._core, line.knocking)
        self._suggestions = Suggestions(app, self._core, pace.suggestion)
        self._heard: Cache[int, bool] = Cache(_REPEATS, _REPEATED_WITHIN)

    def interaction(self, interaction: Interaction) -> None:
        if not self._is_repeat(interaction.id):
            self._tasks.start(self._answered(interaction))

    def message(self, said: Message) -> None:
        """Only direct messages of people."""
        if said.guild is None and not receive.is_of_bot(said) and not self._is_repeat(said.id):
            self._tasks.start(self._said(said))

    async def kept(self, kept: Kept, turn: Turn) -> None:
        """What was acknowledged before a restart, and not decided. Raises Postponed."""
        answer = await self._core.answer(kept.event, turn)
        await self._answers.late(kept.event, answer, Way.decode(kept.way))

    async def _answered(self, interaction: Interaction) -> None:
        """Raises Unreadable."""
        receive.answerable(interaction)
        try:
            if interaction.type is InteractionType.autocomplete:
                choices = await self._suggestions.of(interaction)
                await Response.to(interaction).choices(choices)
            elif self._private.is_asked_for(interaction):
                await self._private.show(interaction)
            else:
                await self._acted(interaction)
        except CallFailed as failed:
            log.warning("An answer did not arrive. %s", failed)
        except Exception as failed:  # whatever it is, the member is told
            log.error("An answer could not be shown: %s", without_words(failed))
            await self._apologize(interaction)

    async def _apologize(self, interaction: Interaction) -> None:
        """At first, or where something was promised already, in its place."""
        response, sorry = Response.to(interaction), message(sentence(TROUBLE), UTC)
        try:
            await response.message(sorry)
        except CallFailed:
            with suppress(CallFailed):
                await response.deferred(sorry)

    async def _acted(self, interaction: Interaction) -> None:
        try:
            heard = receive.heard(interaction)
        except Unreadable as unread:
            by = receive.caller(interaction)
            shown = self._answers.shown(None, Answer(by, sentence(str(unread))))
            await Response.to(interaction).message(shown or {})
            return
        event, way = heard.event, Way.of(interaction, heard)
        deed = self._deeds.begin(event, way.encode, lambda turn: self._core.answer(event, turn))
        await self._answers.give(interaction, heard, deed)

    async def _said(self, said: Message) -> None:
        """Raises Unreadable."""
        heard: Heard | None = None
        try:
            words = receive.said(said)
        except Unreadable as unread:
            answer = Answer(receive.writer(said), sentence(str(unread)))
        else:
            if words is None:
                return
            heard = receive.opening(self._app.read(words))
            answer = await self._core.answer(heard.event, Turn(heard.event.id))
        try:
            if shown := self._answers.shown(heard, answer):
                await self._line.conversations.send(str(said.author.id), shown)
                await self._core.arrived(answer)
        except CallFailed as failed:
            log.warning("An answer did not arrive. %s", failed)

    def _is_repeat(self, event: int) -> bool:
        known = self._heard.get(event)
        self._heard.put(event, True)
        return bool(known)
