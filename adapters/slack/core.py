"""Asks the core, and always has an answer: where it fails, a sentence that says so."""

import logging
from dataclasses import dataclass, replace

from adapters.shared.error_card import TROUBLE, sentence
from adapters.shared.kept_events import Postponed
from adapters.shared.payload import Unreadable
from adapters.slack.workspace import Workspace
from bot.app import Askwell
from bot.cards.cards import Invalid, Reply
from bot.engine.errors import without_words
from bot.engine.events import Caller, FromMember
from bot.engine.turn import DecidedElsewhere, Turn

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """To whom, and what. `by` has the name and the zone that they are known with now. `failed`:
    nothing was decided, and it is said."""

    by: Caller
    reply: Reply
    failed: bool = False


class Core:
    """Both raise Postponed where an event that fails is kept, and so is tried again."""

    def __init__(self, app: Askwell, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    async def answer(self, event: FromMember, turn: Turn) -> Answer:
        return await self._answer(event, turn, sentence(TROUBLE))

    async def answer_form(self, event: FromMember, turn: Turn) -> Answer:
        """As `answer`, but what fails leaves the form open, and nothing typed is lost."""
        return await self._answer(event, turn, Invalid({"": TROUBLE}))

    async def _answer(self, event: FromMember, turn: Turn, trouble: Reply) -> Answer:
        by = event.by
        try:
            by = await self._workspace.known(by)
            answer = await self._app.handle(replace(event, by=by), turn)
        except Unreadable as unread:
            return Answer(by, sentence(str(unread)))
        except DecidedElsewhere:  # and answered there
            raise Postponed from None
        except Exception as failed:  # whatever it is, the member is told
            log.error("An event failed: %s", without_words(failed))
            if turn.kept:
                raise Postponed from None
            return Answer(by, trouble, failed=True)
        return Answer(replace(by, zone=answer.zone), answer.reply)
