"""It did not happen: no blame, both are told, and once they can find another time."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Paragraph
from bot.engine.contexts import InterviewContext, SchedulingContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import absences, lifecycle
from bot.interview.model import Interview, Side, Stage
from bot.steps.absences import pause_after_absence
from bot.texts import no_show as texts
from bot.texts import notices

router = Router()


@router.press(ActionName.MISSED, reads=InterviewContext)
def ask_who(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _may_have_failed(context):
        return Decision(reply=notices.moved_on(context, now))
    return Decision(reply=texts.who(context.interview, context.other))


@router.press(ActionName.ABSENT, reads=SchedulingContext)
def miss(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    if not _may_have_failed(context):
        return Decision(reply=notices.moved_on(context, now))
    absent = {"me": context.side, "other": context.side.other}.get(event.action.arg)
    missed = lifecycle.end(absences.noted(context.interview, absent, now), Stage.MISSED, now)
    rest = pause_after_absence(context, missed)
    more = {absent: (texts.rests(absent, rest.until),)} if absent and rest.until else {}
    return Decision(
        save=(missed, *rest.members),
        posts=tuple(_told(context, missed, side, now, *more.get(side, ())) for side in Side),
    )


@router.press(ActionName.NOT_ABSENT, reads=InterviewContext)
def object_to_it(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    """Nobody is counted as absent against their word."""
    missed = context.interview
    if missed.stage is not Stage.MISSED or missed.absences[-1].side is not context.side:
        return Decision(reply=notices.moved_on(context, now))
    nobody = lifecycle.clear_absence(missed)
    return Decision(save=(nobody,), posts=tuple(_told(context, nobody, side, now) for side in Side))


def _may_have_failed(context: InterviewContext) -> bool:
    return context.interview.stage is Stage.HELD and not context.interview.debrief


def _told(
    context: InterviewContext, missed: Interview, side: Side, now: datetime, *more: Paragraph
) -> Post:
    """The same message is edited if somebody objects."""
    key = f"{missed.id}:missed:{len(missed.absences)}"
    card = texts.told(missed, side, context.on(side.other), now, *more)
    return Post(missed.member_on(side), key, card, missed.id)
