"""Asks the core, and always has an answer: where it fails, a sentence that says so."""

import logging
from dataclasses import dataclass, replace

from adapters.slack.unreadable import Unreadable
from adapters.slack.workspace import Workspace
from bot.app import Askwell
from bot.events import Caller, FromMember
from bot.text import Moment
from bot.ui import Card, ChoiceField, Form, Invalid, Paragraph, Reply

log = logging.getLogger(__name__)

TROUBLE = "Something is wrong on my side just now. Nothing was changed; please try again soon."
NO_ZONE = (
    "Slack does not tell me your time zone just now, and I will not guess it. Please try again."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """To whom, and what. `by` is known with name and zone now."""

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
            reply = await self._app.handle(replace(event, by=by))
        except Unreadable as unread:
            return Answer(by, sentence(str(unread)))
        except Exception as failed:  # whatever it is, the member is told
            log.error("An event failed: %s", type(failed).__name__)
            return Answer(by, trouble)
        if by.zone is None and _names_times(reply):
            return Answer(by, sentence(NO_ZONE))
        return Answer(by, reply)


def _names_times(reply: Reply) -> bool:
    """Whether a form holds times that Slack cannot show in each reader's own zone."""
    fields = reply.fields if isinstance(reply, Form) else ()
    options = [each for field in fields if isinstance(field, ChoiceField) for each in field.options]
    return any(isinstance(span, Moment) for option in options for span in option.label)


def sentence(words: str) -> Card:
    return Card(("That did not work",), (Paragraph((words,)),))
