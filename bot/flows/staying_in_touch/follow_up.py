"""Months later: a nudge to write again. The step of the same name decides when the next comes."""

from datetime import UTC, date, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import FollowUpContext
from bot.engine.decisions import Decision, Post
from bot.engine.delivering.grouping import GROUPING_WINDOW
from bot.engine.events import Due, Press, Submit
from bot.engine.firing import TOO_LATE
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, OPEN_STAGES, Side
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.staying_in_touch.follow_ups import (
    MUCH_LATER,
    is_remembered,
    last_contact,
    newer,
    with_reminder,
)
from bot.steps.schedule import card_key
from bot.steps.staying_in_touch.follow_up import asks_again, can_write, latest, with_next_follow_up
from bot.texts import notices, nudges
from bot.texts.staying_in_touch import follow_up as texts

router = Router()
REMIND_AFTER = timedelta(days=30)
"""If no date is left and the seeker would like one."""


@router.timer(
    TimerName.KEEP_IN_TOUCH, reads=FollowUpContext, nudges=Side.SEEKER, even_if_muted=True
)
def nudge(context: FollowUpContext, due: Due, now: datetime) -> Decision:
    """It also fires for somebody who wants no nudges now, so that the date after this one is not
    lost."""
    past = context.interview
    if (
        past.follow_up_at is None
        or now + GROUPING_WINDOW < past.follow_up_at
        or past.stage not in HELD_STAGES
    ):
        return Decision()
    if not _fits(context, due, now):
        return _pass_over(context, now)
    nudged, timers = with_next_follow_up(with_reminder(past, now), context, now)
    card = nudges.keep_in_touch(past, context.host, due.name)
    post = Post(context.seeker.id, card_key(due, now), card, past.id)
    return Decision(save=(nudged.follow_up,), posts=(post,), timers=timers)


@router.submit(ActionName.WROTE, reads=FollowUpContext)
@router.press(ActionName.WROTE, reads=FollowUpContext)
def wrote(context: FollowUpContext, _event: Press | Submit, now: datetime) -> Decision:
    """They wrote outside Askwell."""
    if not can_write(context):
        return Decision(reply=notices.out_of_date(latest(context), now))
    written, timers = with_next_follow_up(
        lifecycle.keep_in_touch(context.interview, now), context, now
    )
    card = texts.in_touch(context.host, asks_again(context, written))
    return Decision(reply=card, save=(written,), timers=timers, only_for=context.me.id)


@router.press(ActionName.REMIND_AGAIN, reads=FollowUpContext)
def nudge_again(context: FollowUpContext, event: Press, now: datetime) -> Decision:
    """The button may carry the day that the seeker named."""
    if not can_write(context):
        return Decision(reply=notices.out_of_date(latest(context), now))
    if Side.SEEKER in context.reporters:
        return Decision(reply=texts.reported(context.host))
    wanted = lifecycle.nudge_again(context.interview)
    named = _morning_of(event.action.arg, context.seeker)
    again, timers = with_next_follow_up(wanted, context, now, named)
    if again.follow_up_at is None:
        again, timers = with_next_follow_up(wanted, context, now, now + REMIND_AFTER)
    card = texts.nudged_again(context.host, asks_again(context, again))
    return Decision(reply=card, save=(again,), timers=timers, only_for=context.me.id)


def _morning_of(day: str, seeker: Member) -> datetime | None:
    """The end of the seeker's quiet hours (UTC) on that day. None if it is no day."""
    try:
        named = date.fromisoformat(day)
    except ValueError:
        return None
    morning = datetime.combine(named, seeker.quiet_until, seeker.zoneinfo)
    return next_allowed(seeker, morning.astimezone(UTC))


def _fits(context: FollowUpContext, due: Due, now: datetime) -> bool:
    """Only after an interview that both remember as one (with notes or thanks), if nothing newer
    came of it and nobody has just written."""
    past = context.interview
    return (
        is_remembered(past)
        and past.nudges
        and context.seeker.nudges
        and Side.SEEKER not in context.reporters
        and not context.host.is_gone
        and due.late <= TOO_LATE
        and newer(past, context.others_of_pair) is None
        and last_contact(past, context.others_of_pair) + MUCH_LATER <= now
    )


def _pass_over(context: FollowUpContext, now: datetime) -> Decision:
    """An interview that is asked for or booked may still come to nothing, so it is checked again
    later."""
    later = newer(context.interview, context.others_of_pair)
    wanted = now + MUCH_LATER if later and later.stage in OPEN_STAGES else None
    passed, timers = with_next_follow_up(context.interview, context, now, wanted)
    return Decision(save=(passed.follow_up,), timers=timers)
