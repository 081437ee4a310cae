"""Either side cancels a booking. The other side is told at once."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.interview import SchedulingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.conduct import absences
from bot.interview.model import Interview, Stage
from bot.steps.closing import cancel_booked
from bot.steps.meeting.absences import pause_after_absence
from bot.texts import notices
from bot.texts.asking import calling_off as texts
from bot.texts.interviews import confirmations
from bot.texts.meeting import no_show as missed_texts

router = Router()


@router.press(ActionName.CANCEL, reads=SchedulingContext)
def cancel(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    booked, slot = context.interview, context.interview.slot
    if booked.stage is not Stage.BOOKED or slot is None or slot.start <= now:
        return Decision(reply=notices.out_of_date(context, now))
    late, ended = absences.is_late(slot, now), lifecycle.cancel(booked, context.side, now)
    if not event.action.is_confirmed:
        return Decision(reply=_asks(context, event, late=late))
    if not late:
        return cancel_booked(context, ended, now)
    return _cancelled_late(context, absences.with_absence(ended, context.side, now), now)


def _asks(context: SchedulingContext, event: Press, *, late: bool) -> Card:
    """The member is asked once, if the platform did not ask itself. The question says if it is
    late."""
    if late:
        return texts.cancels_late(context.interview, context.other)
    return confirmations.cancel_card(context.interview, context.side, event.action)


def _cancelled_late(context: SchedulingContext, ended: Interview, now: datetime) -> Decision:
    rest = pause_after_absence(replace(context, interview=ended), context.side)
    more = (missed_texts.pause_notice(context.side, rest.until),) if rest.until else ()
    told = cancel_booked(context, ended, now, *more)
    return replace(told, save=(*told.save, *rest.members))
