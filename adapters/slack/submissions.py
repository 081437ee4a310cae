"""A form that was sent: closed, changed, left open with what is wrong, or told to wait."""

import asyncio
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.cache import Cache
from adapters.slack import receive
from adapters.slack.answers import HOME as MARK
from adapters.slack.answers import Answers, on_home
from adapters.slack.core import Answer, Core
from adapters.slack.home import Home
from adapters.slack.limits import Json
from adapters.slack.modals import WHOM, card_view, moment_view, whom
from adapters.slack.pace import Pace
from adapters.slack.views import form_view
from adapters.slack.workspace import zone_of
from adapters.tasks import Tasks, done_within
from adapters.trouble import sentence
from adapters.unreadable import Unreadable, at
from bot.events import Caller, Command, FromMember, Submit
from bot.ui import Card, Form, Invalid, Reply

_REPEATS, _REPEATED_WITHIN = 10_000, 3_600.0


class Submissions:
    def __init__(self, core: Core, answers: Answers, home: Home, tasks: Tasks, pace: Pace) -> None:
        self._core = core
        self._answers = answers
        self._home = home
        self._tasks = tasks
        self._pace = pace
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
        answering = self._tasks.start(self._core.answer_form(event))
        if not await done_within(answering, self._pace.submission):
            await ack(response_action="update", view=moment_view())
            self._tasks.start(self._later(event, answering, body))
            return
        answer = answering.result()
        await ack(**self._reaction(event, answer, body))
        if not _stays_open(answer.reply):
            self._tasks.start(self._closed(event, answer, body))

    def _reaction(self, event: FromMember, answer: Answer, body: Any) -> Json:
        """What becomes of the form; nothing closes it."""
        match answer.reply:
            case Invalid(why):
                return {"response_action": "errors", "errors": receive.errors(why, body["view"])}
            case Form() as form:
                mark = MARK if on_home(body) else ""
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

    async def _later(self, event: FromMember, answering: "asyncio.Task[Answer]", body: Any) -> None:
        answer = await answering
        view, mark = body["view"], MARK if on_home(body) else ""
        if not _stays_open(answer.reply):
            self._closed_already.put(event.id, isinstance(event, Submit))
        await self._answers.into_modal(event, answer, view["id"], mark, view)
        if on_home(body):
            await self._home.show(body)


def _read(body: Any, by: Caller) -> Submit | Command:
    event, view = receive.event_id(body), body["view"]
    if at(view, "callback_id") == WHOM:
        return Command(event, by, "ask", user=whom(view))
    action, values = receive.submitted(view)
    return Submit(event, by, action, values)


def _stays_open(reply: Reply) -> bool:
    return isinstance(reply, Invalid | Form)
