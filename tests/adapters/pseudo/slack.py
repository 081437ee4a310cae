"""Two members of a strict local Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.slack.action_ids import read
from tests.adapters.members import InMessages
from tests.adapters.pseudo.story import NAMES, Story
from tests.adapters.slack.workspace import AskwellInSlack, Member
from tests.fakes.slack.blocks import elements
from tests.tables import nobody_has_agreed


class SlackViewer(InMessages):
    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self._slack = member
        self._seen: set[str] = set()

    async def presses(self, action: str) -> None:
        shown = [
            (message, element["action_id"])
            for message in reversed(self._slack.messages)
            for block in message.blocks
            for element in elements(block)
            if (pressed := read(element.get("action_id"))) and pressed.name == action
        ]
        if not shown:
            raise LookupError(action)
        message, found = shown[0]
        await self._slack.user.clicks(message, found)
        await self._slack.here.settled()
        self._look()

    @property
    def seen(self) -> set[str]:
        self._look()
        return self._seen

    def _look(self) -> None:
        """A notification shows `text`, and the conversation shows `shown`."""
        for each in self._slack.messages:
            if each.bot:
                self._seen |= {each.shown, each.text}
        if modal := self._slack.user.modal:
            self._seen |= {modal.title, modal.shown}
            self._seen |= {modal.content[name]["text"] for name in ("submit", "close")}


@asynccontextmanager
async def in_slack(language: str) -> AsyncIterator[Story]:
    async with AskwellInSlack.running() as here:
        await nobody_has_agreed(here.store)
        members = [here.member(f"U{n}", name, "UTC") for n, name in enumerate(NAMES.values(), 1)]
        for each in members:
            here.slack.world.people["T1", each.user.id].locale = f"{language}-RU"
        maya, daniel = map(SlackViewer, members)
        yield Story(maya, daniel, here.to)
