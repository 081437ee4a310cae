"""Hands events to the core. If the core fails, the answer is a sentence that says so."""

import logging
from dataclasses import dataclass, replace

from adapters.shared.error_card import TROUBLE, sentence
from adapters.shared.kept_events import Postponed
from adapters.shared.payload import Unreadable
from adapters.slack.workspace import Workspace
from bot.app import Askwell
from bot.cards.forms import Invalid, Reply
from bot.engine.errors import without_words
from bot.engine.events import Caller, FromMember
from bot.engine.turn import DecidedElsewhere, Turn

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackReply:
    """An answer, and the member it is for. `by` has the member's newest name and zone. `failed`
    means that nothing was decided, which `reply` says."""

    by: Caller
    reply: Reply
    failed: bool = False


class SlackDispatcher:
    """Both methods raise Postponed where an event fails that is kept, and so is tried again."""

    def __init__(self, app: Askwell, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    async def answer(self, event: FromMember, turn: Turn) -> SlackReply:
        return await self._answer(event, turn, sentence(TROUBLE))

    async def answer_form(self, event: FromMember, turn: Turn) -> SlackReply:
        """Like `answer`, but a failure leaves the form open, so that nothing typed is lost."""
        return await self._answer(event, turn, Invalid({"": TROUBLE}))

    async def _answer(self, event: FromMember, turn: Turn, trouble: Reply) -> SlackReply:
        by = event.by
        try:
            by = await self._workspace.with_profile(by)
            answer = await self._app.handle(replace(event, by=by), turn)
        except Unreadable as unread:
            return SlackReply(by, sentence(str(unread)))
        except DecidedElsewhere:  # and answered there
            raise Postponed from None
        except Exception as failed:  # whatever it is, the member is told
            log.error("An event failed: %s", without_words(failed))
            if turn.kept:
                raise Postponed from None
            return SlackReply(by, trouble, failed=True)
        return SlackReply(replace(by, zone=answer.zone), answer.reply)
