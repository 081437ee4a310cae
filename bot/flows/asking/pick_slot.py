"""Either side picks one of the slots offered: the interview is booked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block
from bot.engine.contexts.interview import SchedulingContext
from bot.engine.decisions import Decision, Post, Redrawing, Timer
from bot.engine.events import Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle, rules
from bot.interview.hosting import ASKED_FIELD, HostProfile
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Slot
from bot.interview.rules import BadTime
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.language.form_values import read_starts
from bot.steps import closing, schedule
from bot.steps.meeting import interview_plan, invitations
from bot.texts import notices
from bot.texts.asking import answers as texts
from bot.texts.asking import other_times
from bot.texts.hosting import host_field
from bot.texts.meeting import plan as plan_texts

router = Router()


@router.press(ActionName.PICK, reads=SchedulingContext)
def pick(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    asked = context.interview
    start = next(iter(read_starts(event.action.arg)), None)
    if not asked.waits_for(context.side) or _has_begun(asked, now):
        return Decision(reply=notices.out_of_date(context, now))
    if start not in asked.offered:
        return Decision(reply=notices.not_yours())
    slot = Slot(start, asked.minutes)
    if why := _why_not(context, slot, now):
        return _cannot_pick(why, start, context, now)
    booked = lifecycle.book(asked, start, (context.host.profile or HostProfile()).venue, now)
    plan, new = interview_plan.plan_of(booked, context.seeker, context.host, context.plans)
    host, which_field = _asked_for_field(context.host)
    confirmations = tuple(_confirmation(context, booked, each, now, which_field) for each in Side)
    questions = tuple(_first_plan(context, booked, plan))
    news_first = _hears_later(context, now)
    told = confirmations + questions if news_first else questions + confirmations
    return Decision(
        save=(booked, *new, *host),
        posts=(*told, *closing.withdraw_confirmations(context)),
        timers=(*schedule.timers_while_booked(booked, slot), *_release(context, booked, now)),
    )


def _cannot_pick(
    why: BadTime, start: datetime, context: SchedulingContext, now: datetime
) -> Decision:
    """A time that has passed is removed from every card that still shows it. The answer offers only
    times that still suit both."""
    asked = context.interview
    passed = (Redrawing(asked),) if why is BadTime.PASSED else ()
    slots = (Slot(at, asked.minutes) for at in asked.offered)
    left = tuple(each.start for each in slots if _why_not(context, each, now) is None)
    still = replace(context, interview=replace(asked, offered=left))
    return Decision(reply=other_times.time_unavailable(why, start, still, now), save=passed)


def _has_begun(interview: Interview, now: datetime) -> bool:
    """Whether the booking's start has passed, for an interview that was being moved."""
    return interview.start is not None and interview.start <= now


def _why_not(context: SchedulingContext, slot: Slot, now: datetime) -> BadTime | None:
    if slot.start <= now:
        return BadTime.PASSED
    pair = context.pair
    if rules.room(context.host, pair.host_interviews, slot.start) <= 0:
        return BadTime.MONTH_FULL
    return rules.clash(pair, slot)


def _release(context: SchedulingContext, booked: Interview, now: datetime) -> Iterator[Timer]:
    """Timers for seekers who wait for a month that this booking has filled."""
    others = [each for each in context.host_interviews if each.id != booked.id]
    for each in others:
        if each.host == booked.host and rules.waits_in_vain(context.host, [*others, booked], each):
            yield Timer(each.id, TimerName.MONTH_FULL, now)


def _asked_for_field(host: Member) -> tuple[tuple[Member, ...], tuple[Block, ...]]:
    """The host after they were asked for their field, and the question. A host who is asked with
    this confirmation is not asked with the next."""
    profile = host.profile
    which = host_field.which(profile) if profile and profile.field_id == "" else ()
    if profile is None or not which:
        return (), ()
    return (replace(host, profile=replace(profile, field_id=ASKED_FIELD)),), which


def _confirmation(
    context: SchedulingContext,
    booked: Interview,
    side: Side,
    now: datetime,
    which_field: tuple[Block, ...],
) -> Post:
    """`which_field`: what the host is asked about their field."""
    asked = which_field if side is Side.HOST else ()
    told = texts.booked(booked, side, context, now, *asked)
    card = invitations.with_event(told, booked, side, context, now)
    return Post(booked.member_on(side), lifecycle.confirmation_key(booked), card, booked.id)


def _hears_later(context: SchedulingContext, now: datetime) -> bool:
    """Whether the seeker finds both in the morning, and needs the news before the questions."""
    return context.side is Side.HOST and next_allowed(context.seeker, now) > now


def _first_plan(context: SchedulingContext, booked: Interview, plan: Plan) -> Iterator[Post]:
    """The plan is sent once, so not after a move. It is long, so it stands above the confirmation,
    which is the last that the seeker sees."""
    if not booked.moved:
        card = plan_texts.first_plan(plan, booked, context.host)
        yield Post(context.seeker.id, lifecycle.plan_key(booked), card, booked.id)
