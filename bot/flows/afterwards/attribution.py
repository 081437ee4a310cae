"""The host says whether they may be named next to what they recommended."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import DebriefContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.afterwards.resources import Naming, naming_key
from bot.interview.model import Side
from bot.texts import notices
from bot.texts.finding import reading_list as texts

router = Router()


@router.press(ActionName.NAME_ME, reads=DebriefContext, any_revision=True)
def name_me(context: DebriefContext, event: Press, _now: datetime) -> Decision:
    """The host may change their mind. They are asked again about what the seeker adds later."""
    if context.side is not Side.HOST:
        return Decision(reply=notices.not_yours())
    listed = [each for each in context.recommendations if each.listed]
    if not listed:
        return Decision(reply=texts.nothing_of_yours())
    named = event.action.arg == "yes"
    naming = Naming(
        context.interview.id, context.host.id, tuple(each.key for each in listed) if named else ()
    )
    card = texts.may_i_name_you(context.interview, context.seeker, listed, named=named)
    of = context.interview.id
    return Decision(
        save=(naming,), posts=(Post(context.host.id, naming_key(of), card, lasting_about=of),)
    )
