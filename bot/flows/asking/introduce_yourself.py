"""The seeker changes how they introduce themselves in a request that is not sent yet."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.content.drafting.self_introductions import who
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import SelfIntroduction, Side
from bot.steps.asking.request_checks import preview, refused
from bot.texts import field_errors, notices
from bot.texts.interviews import self_introduction as texts

router = Router()


@router.press(ActionName.SELF_INTRODUCTION, reads=RequestContext, opens_form=True, side=Side.SEEKER)
def open_form(context: RequestContext, _event: Press, now: datetime) -> Decision:
    if context.other is None or context.draft is None:
        return Decision(reply=notices.not_yours())
    why = refused(context, context.other, now)
    return Decision(reply=why or texts.form(context.draft, context.other))


@router.submit(ActionName.SELF_INTRODUCTION, reads=RequestContext, side=Side.SEEKER)
def introduce_yourself(context: RequestContext, event: Submit, now: datetime) -> Decision:
    """Who they are is kept for the next time, unless it is still our draft."""
    host, draft = context.other, context.draft
    if host is None or draft is None:
        return Decision(reply=notices.not_yours())
    if why := field_errors.too_long(event.values, texts.WHO_I_AM, texts.WHY_YOU, texts.GOAL):
        return Decision(reply=Invalid(why))
    introduced = SelfIntroduction(
        texts.WHO_I_AM.read(event.values), texts.WHY_YOU.read(event.values)
    )
    kept = "" if introduced.who == who(context.me) else introduced.who
    changed = lifecycle.introduce(draft, introduced, texts.GOAL.read(event.values))
    shown = preview(changed, context, host, now) if draft.offered else texts.kept_for_later(host)
    return Decision(
        reply=refused(context, host, now) or shown,
        save=(changed, replace(context.me, who_i_am=kept)),
    )
