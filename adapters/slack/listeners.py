"""What Slack sends, acknowledged once it is decided or kept, and handed on."""

from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.shared.error_card import sentence
from adapters.shared.kept_events import Deed, Deeds, NotKept
from adapters.shared.payload import at
from adapters.shared.tasks import Tasks
from adapters.slack import receive
from adapters.slack.answers import Answers
from adapters.slack.core import Answer, Core
from adapters.slack.hearing import Hearing, Read
from adapters.slack.home import Home
from adapters.slack.manifest import COMMAND
from adapters.slack.modals import whom_view
from adapters.slack.offers import pressed
from adapters.slack.pace import Pace
from adapters.slack.submissions import Submissions
from adapters.slack.way import Way
from adapters.slack.workspace import Workspace, shown, zone_of
from bot.app import Askwell
from bot.cards.cards import Action, Card
from bot.engine.events import Command, FromMember, Press
from bot.engine.ports import Kept
from bot.engine.turn import Turn

MOMENT = "One moment…"


class Listeners:
    """One for a workspace. Only forms and slash commands are acknowledged with an answer. All
    that decide raise NotKept where they must not be acknowledged: Slack shows the member that it
    failed, and sends what they said again. What it delivers twice is heard once."""

    def __init__(self, app: Askwell, workspace: Workspace, tasks: Tasks, pace: Pace) -> None:
        self._app = app
        self._tasks = tasks
        self._core = Core(app, workspace)
        self._deeds: Deeds[Answer] = Deeds(app, tasks, pace.answer, pace.keeping)
        self._answers = Answers(workspace, pace.form)
        self._home = Home(self._core, workspace)
        self._submissions = Submissions(self._core, self._deeds, self._answers, self._home, tasks)
        self._hearing = Hearing(app, self._core, self._deeds)

    async def command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        deed, is_new = self._hearing.begin(body, receive.command)
        if isinstance(deed, Answer):
            await ack(**_ack(deed))
        elif not is_new or self._opens(deed.event):
            await self._taken(deed, body, is_new=is_new)
            await ack()
        else:
            await self._answered(ack, deed, body)

    async def action(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        if not receive.is_link(body):
            await self._acted(body, pressed)
        await ack()

    async def shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        if at(body, "callback_id") == receive.ASK_SOMEBODY:
            self._tasks.start(self._asks_whom(body))
        else:
            await self._acted(body, receive.shortcut)
        await ack()

    async def view(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self._submissions.submitted(ack, body)

    async def message(self, body: dict[str, Any]) -> None:
        if receive.is_said(body):
            await self._acted(body, receive.said)

    async def home_opened(self, body: dict[str, Any]) -> None:
        if at(body, "event", "tab") == "home":
            self._tasks.start(self._home.show(body))

    async def kept(self, kept: Kept, turn: Turn) -> None:
        """What was acknowledged before a restart, and not decided. Raises Postponed."""
        way, event = Way.decode(kept.way), kept.event
        answer = await self._core.answer(event, turn)
        await self._answers.late(event, answer, way)
        if way.home:
            await self._home.show_to(event.by, event.id)

    async def _acted(self, body: dict[str, Any], read: Read) -> None:
        deed, is_new = self._hearing.begin(body, read)
        if isinstance(deed, Answer):
            url = Way.of(body).url
            self._tasks.start(self._answers.privately(None, deed, url))
        else:
            await self._taken(deed, body, is_new=is_new)

    async def _taken(self, deed: Deed[Answer], body: dict[str, Any], *, is_new: bool) -> None:
        """Until it is decided or kept. A form opens as soon as it can, for a trigger expires."""
        opens = is_new and self._opens(deed.event)
        if opens:
            self._tasks.start(self._deeds.give(deed, self._given(deed, body, opens=True)))
        try:
            await self._deeds.is_decided(deed)
        finally:
            if is_new and not opens:
                self._tasks.start(self._deeds.give(deed, self._given(deed, body)))

    async def _answered(self, ack: AsyncAck, deed: Deed[Answer], body: dict[str, Any]) -> None:
        """A command, with its acknowledgement if it is decided by then."""
        try:
            decided = await self._deeds.is_decided(deed)
        except NotKept:
            self._tasks.start(self._deeds.give(deed, self._given(deed, body)))
            raise
        answer = deed.answering.result() if decided else None
        if answer is None:
            await ack(text=MOMENT)
        else:
            await ack(**_ack(answer))
        if answer is None or not isinstance(answer.reply, Card):
            self._tasks.start(self._deeds.give(deed, self._given(deed, body)))

    async def _given(
        self, deed: Deed[Answer], body: dict[str, Any], *, opens: bool = False
    ) -> None:
        way = Way.of(body)
        if opens:
            await self._answers.opening(deed.event, deed.answering, body, way.url)
        else:
            await self._answers.privately(deed.event, await deed.answering, way.url)
        if way.home:
            await self._home.show(body)

    async def _asks_whom(self, body: dict[str, Any]) -> None:
        if await self._answers.open(body, whom_view()):
            return
        answer = Answer(
            receive.caller(body), sentence(f"Please write {COMMAND} ask and a name instead.")
        )
        await self._answers.privately(None, answer)

    def _opens(self, event: FromMember) -> bool:
        what = event.action if isinstance(event, Press) else event
        return isinstance(what, Command | Action) and self._app.opens_form(what)


def _ack(answer: Answer) -> dict[str, Any]:
    """The answer with the acknowledgement, which only the one who acted sees."""
    card = answer.reply
    return shown(card, zone_of(answer.by)) if isinstance(card, Card) else {}
