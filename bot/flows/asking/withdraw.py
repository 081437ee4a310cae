"""The seeker takes a request back."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts import InterviewContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.texts import answers as texts
from bot.texts import notices

router = Router()


@router.press(ActionName.WITHDRAW, reads=InterviewContext)
def withdraw(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if context.interview.stage is not Stage.ASKED or context.side is not Side.SEEKER:
        return Decision(reply=notices.moved_on(context, now))
    withdrawn = lifecycle.close_request(context.interview, Stage.WITHDRAWN, now)
    return Decision(
        reply=texts.withdrawn_to_seeker(context.host),
        save=(withdrawn,),
        posts=(
            Post(
                context.host.id,
                f"{withdrawn.id}:withdrawn",
                texts.cancelled(context.seeker, Side.HOST)
                if withdrawn.moved
                else texts.withdrawn(context.seeker),
                withdrawn.id,
            ),
        ),
    )
