"""Either side proposes other times: in place of those offered, to move a booking, or to find
another time for an interview that did not take place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import SchedulingContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle, rules
from bot.interview.limits import PROPOSAL_ROUNDS, TIMES_PER_REQUEST
from bot.interview.model import OPEN_STAGES, Interview, Side, Slot, Stage
from bot.interview.rules import Refusal
from bot.interview.scheduling import slots
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.form_values import read_starts
from bot.language.public_holidays import holiday_dates
from bot.language.times import example, read_times
from bot.steps import schedule
from bot.steps.asking import proposals
from bot.texts import no_longer_here, notices
from bot.texts.asking import ask_refusals
from bot.texts.asking import other_times as texts
from bot.texts.asking.proposed_times import OWN_TIMES

router = Router()
_HOST_DECIDES = (Refusal.PAUSED, Refusal.NOT_A_HOST, Refusal.RESTING)


@router.press(ActionName.TIMES, reads=SchedulingContext, opens_form=True)
def ask_for_times(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    """The button may carry times that were understood from a message."""
    if refused := _refused(context, now):
        return Decision(reply=refused)
    free = _other_slots(context, now)
    such_as = example(now, context.me.zoneinfo)
    brought = _brought(context, event.action.arg, free, now)
    return Decision(reply=texts.times_form(context, free, such_as, brought))


@router.submit(ActionName.TIMES, reads=SchedulingContext)
def propose(context: SchedulingContext, event: Submit, now: datetime) -> Decision:
    was = context.interview
    if refused := _refused(context, now):
        return Decision(reply=refused)
    times = proposals.read_times_for(event, context.pair, context.me, was.minutes, now)
    if isinstance(times, Invalid):
        return Decision(reply=times)
    if _known(was).issuperset(times):
        return Decision(reply=Invalid({OWN_TIMES: texts.KNOWN_TIME}))
    not_free = proposals.not_free(context.pair, times, was.minutes)
    if OWN_TIMES.read(event.values) or not_free:
        understood = texts.times_understood(context, times, not_free)
        return Decision(reply=understood, taken=True)
    return _offered(context, times, now)


@router.press(ActionName.OFFER, reads=SchedulingContext, in_place=True)
def offer_as_understood(context: SchedulingContext, event: Press, now: datetime) -> Decision:
    """The times that were typed, after their writer has seen how they were understood."""
    if refused := _refused(context, now):
        return Decision(reply=refused)
    times = read_starts(event.action.arg)
    if not 0 < len(times) <= TIMES_PER_REQUEST:
        return Decision(reply=notices.out_of_date(context, now))
    for start in times:
        if why := rules.bad_time(context.pair, Slot(start, context.interview.minutes), now):
            return Decision(reply=texts.time_unavailable(why, start, context, now))
    return replace(_offered(context, times, now), reply=texts.times_on_their_way(context.other))


def _offered(context: SchedulingContext, times: tuple[datetime, ...], now: datetime) -> Decision:
    """A booking stays valid until a new time is chosen."""
    heard_at = next_allowed(context.other, now)
    ends_at = schedule.answer_by(context, context.other, heard_at)
    was, to = context.interview, context.side.other
    asked = (
        lifecycle.propose_to_move(was, times, to, ends_at)
        if was.stage is Stage.BOOKED
        else lifecycle.offer(was, times, to, heard_at, now, ends_at=ends_at)
    )
    return Decision(
        save=(asked,),
        posts=tuple(_told(context, asked, now)),
        timers=schedule.timers_while_asked(asked, heard_at, context.other, context.settings),
    )


def _told(context: SchedulingContext, asked: Interview, now: datetime) -> Iterator[Post]:
    cards = {
        context.side.other: texts.proposal(context, asked, now),
        context.side: texts.times_sent(context, asked, now),
    }
    for side, card in cards.items():
        yield Post(asked.member_on(side), f"{asked.id}:times:{asked.revision}", card, asked.id)


def _other_slots(context: SchedulingContext, now: datetime) -> list[datetime]:
    """The free slots (UTC) besides those that are known."""
    free = slots.free_slots(context.pair, context.interview.minutes, now, holiday_dates)
    known = _known(context.interview)
    return [at for at in free if at not in known]


def _known(current: Interview) -> set[datetime | None]:
    """The time that is booked and those that are offered now (UTC)."""
    return {current.start, *current.offered}


def _brought(
    context: SchedulingContext, arg: str, free: Sequence[datetime], now: datetime
) -> tuple[datetime, ...]:
    """The times to fill in (UTC). Those that have passed are left out."""
    try:
        spans = read_times(arg, now, context.me.zoneinfo)
    except (NotUnderstood, Ambiguous):
        return ()
    return proposals.preselected_times(spans, free, context.pair, context.interview.minutes, now)


def _refused(context: SchedulingContext, now: datetime) -> Card | None:
    """Proposing is for interviews that may still take place, by either side in turn. A missed
    interview counts as an open request."""
    current = context.interview
    if context.other.is_gone:
        return no_longer_here.cannot_meet(context.other, context.side)
    if context.me.zone is None:
        return notices.zone_needed()
    if current.may_be_made_up:
        return _refused_again(context, now)
    if current.stage not in OPEN_STAGES or (current.start and current.start <= now):
        return notices.out_of_date(context, now)
    return _refused_round(context, now)


def _refused_round(context: SchedulingContext, now: datetime) -> Card | None:
    current = context.interview
    if not current.may_propose(context.side, now):
        return texts.not_your_turn(current, context.side, context.other, now)
    return texts.too_many_proposals(context, now) if current.rounds >= PROPOSAL_ROUNDS else None


def _refused_again(context: SchedulingContext, now: datetime) -> Card | None:
    """A host who wants another time is not told about the seeker's other requests, and a pause of
    either does not prevent it: they may make an exception."""
    why = rules.refusal(context.pair, now)
    if why is None or (context.side is Side.HOST and why in _HOST_DECIDES):
        return None
    if context.side is Side.HOST:
        return texts.cannot_move(context.seeker)
    from_day = rules.may_ask_from(context.pair, why)
    return ask_refusals.refused(why, context.host, from_day, context.settings.open_requests)
