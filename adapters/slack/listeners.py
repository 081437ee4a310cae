"""What Slack sends, acknowledged in time and handed on."""

import asyncio
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.slack import receive
from adapters.slack.answers import Answers, on_home
from adapters.slack.core import Answer, Core
from adapters.slack.hearing import Hearing, Read, private_url
from adapters.slack.home import Home
from adapters.slack.manifest import COMMAND
from adapters.slack.modals import whom_view
from adapters.slack.offers import pressed
from adapters.slack.pace import Pace
from adapters.slack.submissions import Submissions
from adapters.slack.workspace import Workspace, shown, zone_of
from adapters.tasks import Tasks, done_within
from adapters.trouble import sentence
from adapters.unreadable import at
from bot.app import Askwell
from bot.events import Command, FromMember, Press, Said
from bot.ui import Action, Card

MOMENT = "One moment…"


class Listeners:
    """One for a workspace. Only forms and slash commands are acknowledged with an answer;
    the rest at once. What Slack delivers twice is heard once."""

    def __init__(self, app: Askwell, workspace: Workspace, tasks: Tasks, pace: Pace) -> None:
        self._app = app
        self._workspace = workspace
        self._tasks = tasks
        self._pace = pace
        self._core = Core(app, workspace)
        self._answers = Answers(workspace, pace.form)
        self._home = Home(self._core, workspace)
        self._submissions = Submissions(self._core, self._answers, self._home, tasks, pace)
        self._hearing = Hearing()

    async def command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        event = self._hear(body, receive.command)
        if event is None or isinstance(event, Answer):
            await ack(**_ack(event))
            return
        answering = self._tasks.start(self._core.answer(event))
        url = private_url(body)
        if isinstance(event, Command) and self._app.opens_form(event):
            await ack()
            self._tasks.start(self._answers.opening(event, answering, body, url))
        elif await done_within(answering, self._pace.command):
            answer = answering.result()
            await ack(**_ack(answer))
            if not isinstance(answer.reply, Card):
                self._tasks.start(self._answers.privately(event, answer, url))
        else:
            await ack(text=MOMENT)
            self._tasks.start(self._later(event, answering, url))

    async def action(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        if not receive.is_link(body):
            self._tasks.start(self._acted(body, pressed))

    async def shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        if at(body, "callback_id") == receive.ASK_SOMEBODY:
            self._tasks.start(self._asks_whom(body))
        else:
            self._tasks.start(self._acted(body, receive.shortcut))

    async def view(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self._submissions.submitted(ack, body)

    async def message(self, body: dict[str, Any]) -> None:
        if receive.is_said(body):
            self._tasks.start(self._said(body))

    async def home_opened(self, body: dict[str, Any]) -> None:
        if at(body, "event", "tab") == "home":
            self._tasks.start(self._home.show(body))

    async def _acted(self, body: dict[str, Any], read: Read) -> None:
        url = private_url(body)
        event = self._hearing.hear(body, read)
        if event is None:
            return
        if isinstance(event, Answer):
            await self._answers.privately(None, event, url)
            return
        answering = self._tasks.start(self._core.answer(event))
        if self._opens(event):
            await self._answers.opening(event, answering, body, url)
        else:
            await self._answers.privately(event, await answering, url)
        if on_home(body):
            await self._home.show(body)

    async def _asks_whom(self, body: dict[str, Any]) -> None:
        event = self._hearing.hear(body, receive.shortcut)
        if isinstance(event, Command) and not await self._answers.open(body, whom_view()):
            answer = Answer(event.by, sentence(f"Please write {COMMAND} ask and a name instead."))
            await self._answers.privately(None, answer)

    async def _said(self, body: dict[str, Any]) -> None:
        event = self._hear(body, receive.said)
        if isinstance(event, Answer):
            await self._answers.privately(None, event)
        elif event is not None:
            await self._answers.privately(event, await self._core.answer(event))

    def _hear(self, body: dict[str, Any], read: Read) -> FromMember | Answer | None:
        """What was typed, as the command that it is."""
        event = self._hearing.hear(body, read)
        return self._app.read(event) if isinstance(event, Said) else event

    async def _later(self, event: FromMember, answering: "asyncio.Task[Answer]", url: str) -> None:
        await self._answers.privately(event, await answering, url)

    def _opens(self, event: FromMember) -> bool:
        what = event.action if isinstance(event, Press) else event
        return isinstance(what, Command | Action) and self._app.opens_form(what)


def _ack(answer: Answer | None) -> dict[str, Any]:
    """The answer with the acknowledgement, which only the one who acted sees."""
    card = answer.reply if answer else None
    return shown(card, zone_of(answer.by)) if answer and isinstance(card, Card) else {}
