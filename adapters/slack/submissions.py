"""A form that was sent: closed, changed, left open with what is wrong, or told to wait."""

from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.shared.cache import Cache
from adapters.shared.error_card import sentence
from adapters.shared.kept_events import Deed, Deeds, NotKept
from adapters.shared.payload import Unreadable, at
from adapters.shared.tasks import Tasks
from adapters.slack import receive
from adapters.slack.answers import Answers
from adapters.slack.core import Answer, Core
from adapters.slack.home import Home
from adapters.slack.limits import Json
from adapters.slack.modals import WHOM, card_view, moment_view, whom
from adapters.slack.views import form_view
from adapters.slack.way import HOME, Way, on_home
from adapters.slack.workspace import zone_of
from bot.cards.cards import Card, Form, Invalid, Reply
from bot.engine.events import Caller, Command, FromMember, Submit

_REPEATS, _REPEATED_WITHIN = 10_000, 3_600.0


class Submissions:
    def __init__(
        self, core: Core, deeds: Deeds[Answer], answers: Answers, home: Home, tasks: Tasks
    ) -> None:
        self._core = core
        self._deeds = deeds
        self._answers = answers
        self._home = home
        self._tasks = tasks
        self._closed_already: Cache[str, bool] = Cache(_REPEATS, _REPEATED_WITHIN)

    async def submitted(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        by = receive.caller(body)
        try:
            event = _read(body, by)
        except Unreadable as unread:
            view = card_view(sentence(str(unread)), zone_of(by))
            await ack(response_action="update", view=view)
            return
        if self._closed_already.get(event.id):
            await ack()
            return
        way = Way.of(body)
        deed = self._deeds.begin(
            event, way.encode, lambda turn: self._core.answer_form(event, turn)
        )
        await self._acknowledged(ack, deed, way, body)

    async def _acknowledged(
        self, ack: AsyncAck, deed: Deed[Answer], way: Way, body: dict[str, Any]
    ) -> None:
        """One that is not stays open, as it was filled in, and Slack says that it failed."""
        try:
            decided = await self._deeds.is_decided(deed)
        except NotKept:
            self._tasks.start(self._deeds.give(deed, self._too_late(deed, body)))
            raise
        if not decided:
            await ack(response_action="update", view=moment_view())
            self._tasks.start(self._deeds.give(deed, self._later(deed, way, body)))
            return
        answer = deed.answering.result()
        await ack(**self._reaction(deed.event, answer, body))
        if not _stays_open(answer.reply):
            self._tasks.start(self._closed(deed.event, answer, body))

    def _reaction(self, event: FromMember, answer: Answer, body: Any) -> Json:
        """What becomes of the form; nothing closes it."""
        match answer.reply:
            case Invalid(why):
                return {"response_action": "errors", "errors": receive.errors(why, body["view"])}
            case Form() as form:
                mark = HOME if on_home(body) else ""
                view = form_view(form, zone_of(answer.by), private_metadata=mark)
                return {"response_action": "update", "view": view}
            case Card() as card if isinstance(event, Command):
                view = card_view(card, zone_of(answer.by))
                return {"response_action": "update", "view": view}
        return {}

    async def _closed(self, event: FromMember, answer: Answer, body: Any) -> None:
        card = answer.reply
        self._closed_already.put(event.id, isinstance(event, Submit))
        if isinstance(event, Submit) or (isinstance(card, Card) and card.all_buttons()):
            await self._answers.privately(event, answer)
        if on_home(body):
            await self._home.show(body)

    async def _later(self, deed: Deed[Answer], way: Way, body: Any) -> None:
        answer = await deed.answering
        if not _stays_open(answer.reply):
            self._closed_already.put(deed.event.id, isinstance(deed.event, Submit))
        await self._answers.late(deed.event, answer, way)
        if way.home:
            await self._home.show(body)

    async def _too_late(self, deed: Deed[Answer], body: Any) -> None:
        """It was taken after all: sent again, the form only closes."""
        answer = await deed.answering
        if not _stays_open(answer.reply):
            await self._closed(deed.event, answer, body)


def _read(body: Any, by: Caller) -> Submit | Command:
    event, view = receive.event_id(body), body["view"]
    if at(view, "callback_id") == WHOM:
        return Command(event, by, "ask", user=whom(view))
    action, values = receive.submitted(view)
    return Submit(event, by, action, values)


def _stays_open(reply: Reply) -> bool:
    return isinstance(reply, Invalid | Form)
