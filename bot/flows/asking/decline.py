"""The host says not now, to a request or to times; the seeker is released and shown others."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts import OtherHostsContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.steps import other_hosts
from bot.texts import answers as texts
from bot.texts import notices

router = Router()


@router.press(ActionName.DECLINE, reads=OtherHostsContext)
def decline(context: OtherHostsContext, _event: Press, now: datetime) -> Decision:
    if context.interview.stage is not Stage.ASKED or context.side is not Side.HOST:
        return Decision(reply=notices.moved_on(context, now))
    declined = lifecycle.close_request(context.interview, Stage.DECLINED, now)
    others = other_hosts.suggest(context, now)
    return Decision(
        reply=texts.declined_to_host(context.seeker),
        save=(declined,),
        posts=(
            Post(
                context.seeker.id,
                f"{declined.id}:declined",
                texts.cancelled(context.host, Side.SEEKER)
                if declined.moved
                else texts.declined(context.host, others, now),
                declined.id,
            ),
        ),
    )
