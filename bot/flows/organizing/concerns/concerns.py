"""Organizers look through concerns, and look after one."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.concern import ConcernContext, ConcernDueContext, ConcernsContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import CommunityDue, Press
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.conduct.concerns import URGENT_AGAIN_AFTER, Concern, Urgency
from bot.interview.members import Member
from bot.interview.organizing.programme import ActName
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.language.form_values import read_start
from bot.steps.organizing import concerns
from bot.texts import notices
from bot.texts.me.conduct import concern as concern_texts
from bot.texts.organizing.concerns import changes
from bot.texts.organizing.concerns import concerns as texts

router = Router()


@router.community_timer(CommunityTimerName.CONCERN, reads=ConcernDueContext)
def bring(context: ConcernDueContext, _due: CommunityDue, now: datetime) -> Decision:
    """To all who may read it, at any hour, as a new message, and again until somebody looks after
    it; unless it is urgent, that waits for their working day. If no organizer is left, we first
    look for those who run the space."""
    concern = context.concern
    if not concern.is_open or concern.keeper is not None:
        return Decision()
    readers = concerns.readers(concern, context.organizers, context.owners)
    again = _again_at(concern, readers, now)
    timers = (concerns.timer(concern, again),) if again else ()
    if readers:
        is_again = now >= concern.opened_at + URGENT_AGAIN_AFTER
        reminders = _remind(context, readers if is_again else (), now)
        posts = (*concerns.updated_for_readers(context), *reminders.posts)
        other = context.opposite
        changes = (concerns.changed_timer(other, now),) if other else ()
        timers = (*timers, *changes, *reminders.community_timers)
        return Decision(posts=posts, community_timers=timers)
    if concern.owners is None:
        seeking = concern.changed(seeks_owners=True)
        return Decision(save=(seeking,), community_timers=timers)
    told = concern_texts.nobody_found(concern, context.reporter)
    anew = f"{concerns.reporter_key(concern)}:nobody"
    return Decision(posts=(Post(concern.reporter, anew, told),), community_timers=timers)


@router.community_timer(CommunityTimerName.CONCERN_CHANGED, reads=ConcernDueContext)
def show_again(context: ConcernDueContext, _due: CommunityDue, _now: datetime) -> Decision:
    """Somebody whom it involves was erased, or was reported by the other."""
    is_open = context.concern.is_open
    return Decision(posts=concerns.updated_for_readers(context) if is_open else ())


@router.community_timer(CommunityTimerName.CONCERN_WAITS, reads=ConcernDueContext)
def remind(context: ConcernDueContext, due: CommunityDue, now: datetime) -> Decision:
    """The working day of one of its readers has begun, and nobody may be needed any more."""
    concern = context.concern
    if not concern.is_open or concern.keeper is not None:
        return Decision()
    readers = concerns.readers(concern, context.organizers, context.owners)
    _, _, reader = due.about.partition(" ")
    return _remind(context, [each for each in readers if str(each.id) == reader], now)


def _remind(context: ConcernDueContext, readers: Sequence[Member], now: datetime) -> Decision:
    """Nobody has looked after it since it was first shown. Unless it is urgent, readers in whose
    quiet hours that is are reminded later. What could not be shown before it comes again never
    is."""
    concern = context.concern
    sides = (concerns.reporter(context), context.person)
    card = changes.keeper_wanted(concern, *sides, context.opposite, now)
    key = f"{concerns.key(concern)}:waits:{now:%Y%m%dT%H%M%S}"
    until = concern.comes_again_at(now)
    at_once = concern.urgency is Urgency.NOW
    heard_at = [(each, now if at_once else next_allowed(each, now)) for each in readers]
    return Decision(
        posts=tuple(Post(each.id, key, card, until=until) for each, at in heard_at if at <= now),
        community_timers=tuple(
            concerns.waits_timer(concern, each, at) for each, at in heard_at if at > now
        ),
    )


def _again_at(concern: Concern, readers: Sequence[Member], now: datetime) -> datetime | None:
    """When the first of its readers may be reminded of it. None if nobody is."""
    again = concern.comes_again_at(now)
    if again is None or concern.urgency is Urgency.NOW:
        return again
    return min((next_allowed(each, again) for each in readers), default=again)


@router.press(ActionName.CONCERNS, reads=ConcernsContext, only_reads=True)
def list_concerns(context: ConcernsContext, event: Press, _now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=texts.concerns(context, start).as_page_from(start))


@router.press(ActionName.CONCERN, reads=ConcernContext, only_reads=True)
def open_concern(context: ConcernContext, _event: Press, _now: datetime) -> Decision:
    if not concerns.may_decide(context):
        return Decision(reply=notices.not_yours())
    return Decision(reply=concerns.card(context))


@router.press(ActionName.LOOK_AFTER, reads=ConcernContext)
def look_after(context: ConcernContext, event: Press, now: datetime) -> Decision:
    if why := concerns.refused(context, event):
        return Decision(reply=why)
    if context.concern.keeper == context.me.id:
        return Decision(reply=concerns.card(context))
    kept = context.concern.changed(keeper=context.me.id)
    return concerns.changed_by_organizer(context, kept, ActName.LOOKED_AFTER, now)
