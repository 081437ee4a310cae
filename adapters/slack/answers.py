"""Brings an answer to the one who acted: privately, as a form, or into a modal that waits."""

import asyncio
import logging
from typing import Any

from adapters.shared.payload import at
from adapters.shared.tasks import done_within
from adapters.slack.calls import CallFailed, Limited, Refused
from adapters.slack.core import Answer
from adapters.slack.limits import Json
from adapters.slack.modals import card_view, moment_view, refilled
from adapters.slack.offers import offer
from adapters.slack.views import form_view
from adapters.slack.way import HOME, Way, on_home
from adapters.slack.workspace import Workspace, shown, zone_of
from bot.cards.cards import Card, Form, Invalid
from bot.engine.events import Caller, FromMember

log = logging.getLogger(__name__)

_TRIES = 3


class Answers:
    """`patience` is how many seconds a trigger may wait for the core to open a form."""

    def __init__(self, workspace: Workspace, patience: float) -> None:
        self._workspace = workspace
        self._patience = patience

    async def privately(self, event: FromMember | None, answer: Answer, url: str = "") -> None:
        """By the response URL, or directly where there is none. None needs no words."""
        match answer.reply:
            case Card() as card:
                await self._message(answer.by, shown(card, zone_of(answer.by)), url)
            case Form() as form if event:
                await self._message(answer.by, offer(answer.by, event, form), url)
            case Invalid(why):
                text = {"text": "\n".join(why.values())}
                await self._message(answer.by, text, url)

    async def opening(
        self, event: FromMember, answering: "asyncio.Task[Answer]", body: Any, url: str = ""
    ) -> None:
        """With a form where the core answers with one. If it takes its time, a modal opens
        that says so, for a trigger soon expires."""
        mark = HOME if on_home(body) else ""
        if not await done_within(answering, self._patience):
            waiting = await self.open(body, moment_view())
            answer = await answering
            if waiting:
                await self.into_modal(event, answer, waiting, mark)
            else:
                await self.privately(event, answer, url)
            return
        answer = answering.result()
        if isinstance(answer.reply, Form):
            view = form_view(answer.reply, zone_of(answer.by), private_metadata=mark)
            if await self.open(body, view):
                return
        await self.privately(event, answer, url)

    async def late(self, event: FromMember, answer: Answer, way: Way) -> None:
        """After "one moment", wherever that was said."""
        if way.view:
            mark = HOME if way.home else ""
            await self.into_modal(event, answer, way.view["id"], mark, way.view)
        else:
            await self.privately(event, answer, way.url)

    async def into_modal(
        self, event: FromMember, answer: Answer, view_id: str, mark: str = "", was: Any = None
    ) -> None:
        """In the place of "one moment". A card that can be acted on comes as a message too."""
        view: Json
        match answer.reply:
            case Form() as form:
                view = form_view(form, zone_of(answer.by), private_metadata=mark)
            case Invalid(why) if was is not None:
                view = refilled(was, why.values())
            case Card() as card:
                view = card_view(card, zone_of(answer.by))
                if card.all_buttons():
                    await self.privately(event, answer)
            case _:
                view = card_view(Card(("Done",)), zone_of(answer.by))
        try:
            await self._workspace.calls.write("views.update", view_id=view_id, view=view)
        except CallFailed as failed:
            log.warning("A modal was closed before its answer came. %s", failed)
            if not (isinstance(answer.reply, Card) and answer.reply.all_buttons()):
                await self.privately(event, answer)

    async def open(self, body: Any, view: Json) -> str:
        """The id of the modal; empty where Slack would not open it."""
        trigger = str(at(body, "trigger_id") or "")
        try:
            opened = await self._workspace.calls.write("views.open", trigger_id=trigger, view=view)
        except CallFailed as failed:
            log.warning("A form could not be opened. %s", failed)
            return ""
        return str(at(opened, "view", "id") or "")

    async def _message(self, by: Caller, message: Json, url: str) -> None:
        """What Slack does not take for them, it will not take later either."""
        try:
            await self._send(by, message, url)
        except Refused as refused:
            log.warning("An answer did not arrive. %s", refused)

    async def _send(self, by: Caller, message: Json, url: str) -> None:
        for _ in range(_TRIES):
            try:
                return await self._workspace.answer(by, message, url)
            except Limited as limited:
                await asyncio.sleep(limited.retry_after)
        return await self._workspace.answer(by, message)
