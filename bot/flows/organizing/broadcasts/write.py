"""Organizers write a broadcast. They see it themselves first, then send it to all, or stop it."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid, Wrong
from bot.engine.contexts.broadcasts import BroadcastsContext
from bot.engine.contexts.member import Context
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.broadcasts import HELD_FOR, Audience, Broadcast, BroadcastState
from bot.interview.organizing.programme import Act, ActName
from bot.steps.organizing.broadcasts import asks_key, possible_again, timer
from bot.texts.organizing.broadcasts import broadcasts as texts
from bot.texts.organizing.broadcasts import form as broadcast_form

router = Router()

ON_ITS_WAY = (BroadcastState.HELD, BroadcastState.GOING)


@router.press(ActionName.BROADCASTS, reads=BroadcastsContext, only_reads=True)
def list_words(context: BroadcastsContext, _event: Press, now: datetime) -> Decision:
    return Decision(reply=texts.listing(context, possible_again(context, context.broadcasts, now)))


@router.press(ActionName.BROADCAST_FORM, reads=BroadcastsContext, opens_form=True)
def open_form(context: BroadcastsContext, event: Press, _now: datetime) -> Decision:
    broadcast = context.broadcast
    if event.action.about and (broadcast is None or broadcast.state is not BroadcastState.DRAFT):
        return Decision(reply=texts.out_of_date())
    return Decision(reply=broadcast_form.form(context, broadcast))


@router.submit(ActionName.BROADCAST, reads=BroadcastsContext)
def write(context: BroadcastsContext, event: Submit, now: datetime) -> Decision:
    """It is sent to its author, with how many will receive it. A new form that is sent again with
    other words changes the draft that it made."""
    same_form = (each for each in context.broadcasts if each.id == event.id)
    broadcast = context.broadcast or next(same_form, None)
    is_draft = broadcast is not None and broadcast.state is BroadcastState.DRAFT
    if not is_draft and (broadcast or event.action.about):
        return Decision(reply=texts.out_of_date())
    if why := _wrong(context, event):
        return Decision(reply=Invalid(why))
    written = _written(context, event, now)
    if broadcast is not None:
        written = replace(
            written, id=broadcast.id, made_at=broadcast.made_at, revision=broadcast.revision + 1
        )
    return Decision(
        reply=texts.draft_saved(), save=(written,), community_timers=(_shows(written, now),)
    )


def _wrong(context: BroadcastsContext, event: Submit) -> Wrong:
    """The audience must always be chosen. A group or field that was chosen and no longer exists
    does not mean everybody."""
    why: Wrong = {}
    for field in (broadcast_form.TITLE, broadcast_form.WORDS):
        if not field.read(event.values):
            why[field] = broadcast_form.EMPTY
    if broadcast_form.WHO.read_as(event.values, Audience) is None:
        why[broadcast_form.WHO] = broadcast_form.CHOOSE_WHO
    known_groups = {str(each.id) for each in context.groups}
    for choice, known in (
        (broadcast_form.FIELD, {*context.fields}),
        (broadcast_form.GROUP, known_groups),
    ):
        if not {*choice.read(event.values)} <= known:
            why[choice] = broadcast_form.NOT_THERE
    return why


def _written(context: BroadcastsContext, event: Submit, now: datetime) -> Broadcast:
    group = broadcast_form.GROUP.read_one(event.values)
    return Broadcast(
        id=event.id,
        community=context.me.community,
        by=context.me.id,
        made_at=now,
        title=broadcast_form.TITLE.read_cut(event.values),
        words=broadcast_form.WORDS.read_cut(event.values),
        audience=Audience(broadcast_form.WHO.read_one(event.values)),
        field=broadcast_form.FIELD.read_one(event.values),
        group=int(group) if group else None,
    )


def _shows(broadcast: Broadcast, now: datetime) -> CommunityTimer:
    return timer(broadcast, CommunityTimerName.BROADCAST_SHOWN, now)


@router.press(ActionName.BROADCAST_SHOW, reads=BroadcastsContext)
def show(context: BroadcastsContext, _event: Press, now: datetime) -> Decision:
    """The organizer who sees it is the one who can send it and is told about it."""
    broadcast = context.broadcast
    if broadcast is None or broadcast.state is not BroadcastState.DRAFT:
        return Decision(reply=texts.out_of_date())
    mine = replace(broadcast, by=context.me.id, revision=broadcast.revision + 1)
    return Decision(reply=texts.draft_saved(), save=(mine,), community_timers=(_shows(mine, now),))


@router.press(ActionName.BROADCAST_SEND, reads=BroadcastsContext)
def send(context: BroadcastsContext, event: Press, now: datetime) -> Decision:
    broadcast = context.broadcast
    if broadcast is None or broadcast.revision != event.action.revision:
        return Decision(reply=texts.out_of_date())
    if broadcast.state is not BroadcastState.DRAFT:
        return Decision(reply=_on_its_way(broadcast))
    if context.programme.opened_at is None:
        return Decision(reply=texts.not_open())
    if possible := possible_again(context, context.broadcasts, now):
        return Decision(reply=texts.refused(possible))
    sent = broadcast.sent(now)
    card = _on_its_way(sent)
    return Decision(
        reply=card,
        save=(sent, Act(broadcast.community, now, context.me.id, ActName.SENT_BROADCAST)),
        posts=(Post(context.me.id, asks_key(sent), card),),
        community_timers=(timer(sent, CommunityTimerName.BROADCAST_GOES, now + HELD_FOR),),
    )


def _on_its_way(broadcast: Broadcast) -> Card:
    if broadcast.state is BroadcastState.HELD and broadcast.sent_at:
        return texts.scheduled(broadcast, broadcast.sent_at + HELD_FOR)
    return (
        texts.being_sent(broadcast)
        if broadcast.state is BroadcastState.GOING
        else texts.out_of_date()
    )


@router.press(ActionName.BROADCAST_STOP, reads=BroadcastsContext)
def stop(context: BroadcastsContext, _event: Press, now: datetime) -> Decision:
    """Those who have it keep it. Soon after, the author is told how many they are."""
    broadcast = context.broadcast
    if broadcast is not None and broadcast.state in (BroadcastState.DRAFT, BroadcastState.STOPPED):
        return Decision(reply=texts.stopped(broadcast))
    if broadcast is None or broadcast.state not in ON_ITS_WAY:
        return Decision(reply=texts.out_of_date())
    after = broadcast.stopped()
    card = texts.stopped(after)
    ends = timer(after, CommunityTimerName.BROADCAST_ENDS, now)
    return Decision(
        reply=card,
        save=(after, Act(broadcast.community, now, context.me.id, ActName.STOPPED_BROADCAST)),
        posts=(Post(context.me.id, asks_key(broadcast), card),),
        community_timers=(ends,) if after.state is BroadcastState.STOPPED else (),
    )


@router.press(ActionName.BROADCAST_SWITCH, reads=Context)
def switch(context: Context, event: Press, _now: datetime) -> Decision:
    on = event.action.arg == "on"
    return Decision(reply=texts.switched(on=on), save=(replace(context.me, words_to_all=on),))
