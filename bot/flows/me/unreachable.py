"""Somebody cannot be sent messages. A request that never arrived does not keep a seeker waiting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext, OtherHostsContext
from bot.engine.decisions import Decision, Post
from bot.engine.delivering.readers_day import JUST_NOW, NEAR
from bot.engine.events import Due, Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.limits import SILENCE
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, Interview, Side, Stage, Update
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.closing import close
from bot.steps.finding import other_hosts
from bot.steps.schedule import tell
from bot.texts import no_longer_here, notices
from bot.texts.afterwards import thank
from bot.texts.asking import answers as texts
from bot.texts.staying_in_touch import follow_up

router = Router()


@router.timer(TimerName.UNREACHABLE_HOST, reads=InterviewContext)
def host_unreachable(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    """A request is closed. If a time is booked already, or a note or an update was written, the
    seeker is told that it did not arrive."""
    current = context.interview
    if current.stage is Stage.BOOKED:
        return _warn(context, Side.SEEKER, now)
    if current.stage in HELD_STAGES and current.last_update:
        return _give_back(context, current.last_update, now)
    if current.stage is Stage.THANKED and current.note:
        card = thank.note_not_delivered(context.host, current.note)
        post = Post(context.seeker.id, f"{current.id}:note_not_delivered", card, current.id)
        return Decision(posts=(_by_day(post, context.seeker, current.changed_at, now),))
    if current.stage is not Stage.ASKED:
        return Decision()
    closed = close(context, TimerName.TELL_SEEKER_UNREACHABLE, now)
    return replace(closed, posts=(*closed.posts, *_kept_for_host(context, closed, now)))


@router.timer(TimerName.TELL_SEEKER_UNREACHABLE, reads=OtherHostsContext)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    seeker, asked_at = context.seeker, context.interview.asked_at
    card = texts.host_unreachable(context.host, other_hosts.suggest(context, now))
    told = tell(context, Side.SEEKER, due, card, now)
    return replace(told, posts=tuple(_by_day(each, seeker, asked_at, now) for each in told.posts))


@router.press(ActionName.STILL_ANSWER, reads=InterviewContext, side=Side.HOST)
def still_answer(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    """The host later saw what could not reach them. The seeker is free, and decides."""
    closed = context.interview
    is_kept = closed.stage is Stage.CANCELLED and closed.ended_by is None
    if context.side is Side.SEEKER or not is_kept or now >= _kept_until(closed):
        return Decision(reply=notices.out_of_date(context, now))
    if context.seeker.is_gone:
        return Decision(reply=no_longer_here.cannot_answer(context.seeker))
    card = texts.host_would_still_answer(context.host)
    post = Post(context.seeker.id, f"{closed.id}:answers_after_all", card, closed.id)
    return Decision(reply=texts.seeker_will_hear_you_would(context.seeker), posts=(post,))


def _kept_for_host(context: InterviewContext, closed: Decision, now: datetime) -> Iterator[Post]:
    """What is shown to the host when they appear, in place of the request that they never saw."""
    for each in closed.save:
        if isinstance(each, Interview) and each.awaiting is Side.HOST:
            card = texts.could_not_reach_you(each, context.seeker)
            key, until = lifecycle.request_key(each), _kept_until(each)
            yield Post(context.host.id, key, card, each.id, until=until)


def _kept_until(closed: Interview) -> datetime:
    return closed.asked_at + SILENCE


@router.timer(TimerName.UNREACHABLE_SEEKER, reads=InterviewContext)
def seeker_unreachable(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    return _warn(context, Side.HOST, now) if context.interview.stage is Stage.BOOKED else Decision()


def _give_back(context: InterviewContext, sent: Update, now: datetime) -> Decision:
    card = follow_up.update_not_delivered(context.host, sent.words)
    key = f"{context.interview.id}:update_not_delivered:{sent.at:%Y%m%dT%H%M%S}"
    post = Post(context.seeker.id, key, card, context.interview.id)
    return Decision(posts=(_by_day(post, context.seeker, sent.at, now),))


def _warn(context: InterviewContext, side: Side, now: datetime) -> Decision:
    current = context.interview
    card = texts.other_unreachable(current, side, context.on(side.other), now)
    key = f"{current.id}:unreachable:{current.changed_at:%Y%m%dT%H%M%S}"
    post = Post(current.member_on(side), key, card, current.id)
    if not current.is_near(now, NEAR):
        post = _by_day(post, context.on(side), current.changed_at, now)
    return Decision(posts=(post,))


def _by_day(post: Post, reader: Member, acted_at: datetime, now: datetime) -> Post:
    """At once if what did not arrive was done just now, so that its reader may be waiting;
    otherwise in their daytime."""
    is_new = now - acted_at <= JUST_NOW
    return post if is_new else replace(post, not_before=next_allowed(reader, now))
