"""The time is over: the interview counts as held, and the seeker is asked how it went, unless the
question comes far too late."""

from datetime import datetime

from bot.engine.contexts.interview import FollowUpContext, InterviewContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Due
from bot.engine.firing import TOO_LATE
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.steps import schedule
from bot.steps.afterwards.reviews import asks_host_at
from bot.steps.staying_in_touch.follow_up import with_next_follow_up
from bot.texts import nudges

router = Router()


@router.timer(TimerName.OVER, reads=FollowUpContext)
def over(context: FollowUpContext, due: Due, now: datetime) -> Decision:
    booked, slot = context.interview, context.interview.slot
    if booked.stage is not Stage.BOOKED or slot is None or now < slot.end:
        return Decision()
    held, follow_up = with_next_follow_up(lifecycle.hold(booked, now), context, now)
    if due.late > TOO_LATE:
        return Decision(save=(held,), timers=follow_up)
    asks = Timer(held.id, TimerName.HOW_DID_IT_GO, now)
    review = Timer(held.id, TimerName.HOST_REVIEW, asks_host_at(held, context.host))
    thanks = schedule.nudges_to_thank(held, context.seeker)
    return Decision(save=(held,), timers=(asks, review, *thanks, *follow_up))


@router.timer(TimerName.HOW_DID_IT_GO, reads=InterviewContext, nudges=Side.SEEKER)
def how_did_it_go(context: InterviewContext, due: Due, now: datetime) -> Decision:
    held = context.interview
    if held.stage is not Stage.HELD or held.debrief:
        return Decision()
    if schedule.asks_in_the_morning(held, context.seeker):
        return Decision()  # the nudge of that morning asks both
    card = nudges.how_did_it_go(held, context.host, due.name, now)
    return schedule.tell(context, Side.SEEKER, due, card, now)
