"""Asks the core, and always has an answer: where it fails, a sentence that says so."""

import logging
from dataclasses import dataclass, replace

from adapters.slack.workspace import Workspace
from adapters.trouble import TROUBLE, sentence
from adapters.unreadable import Unreadable
from bot.app import Askwell
from bot.errors import without_words
from bot.events import Caller, FromMember
from bot.ui import Invalid, Reply

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """To whom, and what. `by` has the name and the zone that they are known with now."""

    by: Caller
    reply: Reply


class Core:
    def __init__(self, app: Askwell, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    async def answer(self, event: FromMember) -> Answer:
        return await self._answer(event, sentence(TROUBLE))

    async def answer_form(self, event: FromMember) -> Answer:
        """As `answer`, but what fails leaves the form open, and nothing typed is lost."""
        return await self._answer(event, Invalid({"": TROUBLE}))

    async def _answer(self, event: FromMember, trouble: Reply) -> Answer:
        by = event.by
        try:
            by = await self._workspace.known(by)
            answer = await self._app.handle(replace(event, by=by))
        except Unreadable as unread:
            return Answer(by, sentence(str(unread)))
        except Exception as failed:  # whatever it is, the member is told
            log.error("An event failed: %s", without_words(failed))
            return Answer(by, trouble)
        return Answer(replace(by, zone=answer.zone), answer.reply)
