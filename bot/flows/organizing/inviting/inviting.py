"""Organizers invite people by a post in a channel. They see it themselves first, and then post it
at once or plan it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.channel_posts import ChannelPost, PostKind, PostState
from bot.engine.contexts.programme import InvitingContext, WaitingImportsContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.members import Member
from bot.interview.organizing.programme import Act, ActName
from bot.language.date_order import day_first
from bot.language.times import read_day
from bot.steps.organizing.channels import chosen_channel, post_of
from bot.texts.organizing.broadcasts import broadcasts
from bot.texts.organizing.inviting import channel_posts
from bot.texts.organizing.inviting import inviting as texts
from bot.texts.organizing.programme import organize

router = Router()

TUESDAY, TEN = 1, time(10)
AHEAD = timedelta(days=366)
"""How far ahead a post can be planned: what is later is mostly a wrong year."""
AT_ONCE = (PostState.REFUSED, PostState.UNSURE, PostState.STOPPED)
"""States in which it may be posted again: it is not in the channel, or an organizer has checked."""


@router.press(ActionName.INVITING, reads=WaitingImportsContext, only_reads=True)
def inviting(context: WaitingImportsContext, _event: Press, _now: datetime) -> Decision:
    lists = context.my_lists if context.programme.opened_at is not None else ()
    return Decision(reply=texts.home(context.channel_posts, lists))


@router.press(ActionName.POST_PREVIEW, reads=InvitingContext, only_reads=True)
def preview(_context: InvitingContext, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.preview(_kind(event)))


@router.press(ActionName.COPY_POST, reads=InvitingContext, only_reads=True)
def copy(_context: InvitingContext, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.copy(_kind(event)))


@router.press(ActionName.POST_NOW_FORM, reads=InvitingContext, opens_form=True)
def open_now(context: InvitingContext, event: Press, _now: datetime) -> Decision:
    """Before the programme is open nobody fills in a form for nothing."""
    if context.programme.opened_at is None:
        return Decision(reply=broadcasts.not_open())
    return Decision(reply=texts.now_form(_kind(event)))


@router.submit(ActionName.POST_NOW, reads=InvitingContext)
def post_now(context: InvitingContext, event: Submit, now: datetime) -> Decision:
    channel = chosen_channel(event)
    if isinstance(channel, Invalid):
        return Decision(reply=channel)
    return _planned(context, _post(context, event, channel, now), now)


@router.press(ActionName.PLAN_POST_FORM, reads=InvitingContext, opens_form=True)
def open_plan(context: InvitingContext, event: Press, now: datetime) -> Decision:
    if context.programme.opened_at is None:
        return Decision(reply=broadcasts.not_open())
    return Decision(reply=texts.plan_form(_kind(event), next_tuesday(context.me, now)))


@router.submit(ActionName.PLAN_POST, reads=InvitingContext)
def plan(context: InvitingContext, event: Submit, now: datetime) -> Decision:
    channel, words = chosen_channel(event), texts.DAY.read(event.values)
    if isinstance(channel, Invalid):
        return Decision(reply=channel)
    zone, order = context.me.zoneinfo, day_first(event.by.locale, context.me.zone)
    try:
        day = read_day(words, now, zone, order)
    except ValueError:
        example = now.astimezone(zone).date()
        return Decision(reply=Invalid({texts.DAY: texts.not_a_day(words, example)}))
    hour = texts.HOUR.read_one(event.values)
    clock = time(int(hour)) if hour in map(str, texts.HOURS) else TEN
    at = datetime.combine(day, clock, zone).astimezone(UTC)
    if at <= now:
        return Decision(reply=Invalid({texts.DAY: texts.PAST}))
    if at > now + AHEAD:
        return Decision(reply=Invalid({texts.DAY: texts.TOO_FAR}))
    return _planned(context, _post(context, event, channel, at), now)


@router.press(ActionName.STOP_POST, reads=InvitingContext)
def stop(context: InvitingContext, event: Press, now: datetime) -> Decision:
    post = _named(context, event)
    if post is None:
        return Decision(reply=organize.over())
    if post.state is not PostState.PLANNED:
        return Decision(reply=texts.home(context.channel_posts))
    stopped = replace(post, state=PostState.STOPPED, due_at=None)
    shown = texts.stopped(_with(context, stopped))
    return Decision(reply=shown, save=(stopped, _act(context, ActName.STOPPED_POST, now)))


@router.press(ActionName.POST_AGAIN, reads=InvitingContext)
def post_again(context: InvitingContext, event: Press, now: datetime) -> Decision:
    return _again(context, _named(context, event), now)


@router.press(ActionName.MOVE_POST_FORM, reads=InvitingContext, opens_form=True)
def open_move(context: InvitingContext, event: Press, _now: datetime) -> Decision:
    post = _named(context, event)
    return Decision(reply=texts.move_form(post) if post else organize.over())


@router.submit(ActionName.MOVE_POST, reads=InvitingContext)
def move(context: InvitingContext, event: Submit, now: datetime) -> Decision:
    channel = chosen_channel(event)
    if isinstance(channel, Invalid):
        return Decision(reply=channel)
    post = _named(context, event)
    return _again(context, post and replace(post, channel=channel), now)


def next_tuesday(organizer: Member, now: datetime) -> datetime:
    """The next Tuesday at 10:00 in the organizer's time zone."""
    today = now.astimezone(organizer.zoneinfo).date()
    day = today + timedelta(days=(TUESDAY - today.weekday()) % 7)
    at = datetime.combine(day, TEN, organizer.zoneinfo)
    return at if at > now else at + timedelta(days=7)


def _again(context: InvitingContext, post: ChannelPost | None, now: datetime) -> Decision:
    if post is None:
        return Decision(reply=organize.over())
    if post.state not in AT_ONCE:
        return Decision(reply=texts.home(context.channel_posts))
    return _planned(context, replace(post, at=now, due_at=now, state=PostState.PLANNED), now)


def _post(context: InvitingContext, event: Submit, channel: str, at: datetime) -> ChannelPost:
    kind = _kind(event)
    card = channel_posts.invitation(kind, texts.OWN.read_cut(event.values))
    return post_of(event, context.me, channel, kind, card, at=at)


def _planned(context: InvitingContext, post: ChannelPost, now: datetime) -> Decision:
    """The same form sent again plans nothing new. Before the programme is open, nothing is posted
    where members read it."""
    if context.programme.opened_at is None:
        return Decision(reply=broadcasts.not_open())
    known = {each.id: each for each in context.channel_posts}.get(post.id)
    if known and known.state not in AT_ONCE:
        return Decision(reply=texts.home(context.channel_posts), taken=True)
    posts = _with(context, post)
    reply = texts.planned(post, posts) if post.at > now else texts.on_its_way(posts)
    return Decision(reply=reply, save=(post, _act(context, ActName.PLANNED_POST, now)))


def _with(context: InvitingContext, post: ChannelPost) -> tuple[ChannelPost, ...]:
    """The existing posts, with this one as it is now."""
    others = (each for each in context.channel_posts if each.id != post.id)
    return (post, *others)[: len(context.channel_posts) + 1]


def _act(context: InvitingContext, name: ActName, now: datetime) -> Act:
    return Act(context.me.community, now, context.me.id, name)


def _named(context: InvitingContext, event: Press | Submit) -> ChannelPost | None:
    these = (each for each in context.channel_posts if each.id == event.action.about)
    return next(these, None)


def _kind(event: Press | Submit) -> PostKind:
    return PostKind.SEEKERS if event.action.arg == PostKind.SEEKERS else PostKind.HOSTS
