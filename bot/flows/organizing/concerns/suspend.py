"""Organizers pause or remove a member, and let them back."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.belonging import approval_not_wanted
from bot.engine.contexts.concern import ConcernContext
from bot.engine.contexts.interview import OtherHostsContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due, Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.members import Member, Suspension
from bot.interview.model import OPEN_STAGES, Interview, Side, Stage
from bot.interview.organizing.programme import Act, ActName, Organizer
from bot.steps import closing
from bot.steps.organizing import concerns
from bot.steps.organizing.acts import tell, tell_who_was_ended, told_of_office
from bot.texts.organizing.concerns import concerns as texts
from bot.texts.organizing.concerns import forms
from bot.texts.organizing.programme import organize

router = Router()


@router.press(ActionName.PAUSE_MEMBER, reads=ConcernContext)
def pause(context: ConcernContext, event: Press, now: datetime) -> Decision:
    """Requests end; what is booked stays."""
    if why := concerns.refused(context, event) or concerns.without_person(context):
        return Decision(reply=why)
    person = context.person
    if person is None or person.suspension:
        return Decision(reply=concerns.card(context))
    if event.action.arg != forms.SURE:
        return Decision(
            reply=forms.sure_to_pause(context.concern, person, organizes=_organizes(context))
        )
    return _suspended(context, person, Suspension.PAUSED, now)


@router.press(ActionName.REMOVE_MEMBER, reads=ConcernContext)
def remove(context: ConcernContext, event: Press, now: datetime) -> Decision:
    """Everything that is open ends. If they were an organizer, they no longer are, and the others
    are told."""
    if why := concerns.refused(context, event) or concerns.without_person(context):
        return Decision(reply=why)
    person = context.person
    if person is None or person.is_removed:
        return Decision(reply=concerns.card(context))
    if event.action.arg != forms.SURE:
        return Decision(
            reply=forms.sure_to_remove(context.concern, person, organizes=_organizes(context))
        )
    decision = _suspended(context, _without_door(person), Suspension.REMOVED, now)
    decision = replace(
        decision, community_timers=(*decision.community_timers, *approval_not_wanted(person, now))
    )
    if not _organizes(context):
        return decision
    ended = Organizer(person.id, person.community, now, stepped_down=True)
    told = tell_who_was_ended(person, context.me, context.organizers, now)
    return replace(
        decision,
        save=(*decision.save, ended),
        posts=(*decision.posts, *told),
        takes_back=told_of_office(person, context.organizers),
    )


def _organizes(context: ConcernContext) -> bool:
    """Whether the one whom it is about does."""
    return any(each.id == context.concern.about for each in context.organizers)


def _suspended(
    context: ConcernContext, person: Member, suspension: Suspension, now: datetime
) -> Decision:
    after = replace(person, suspension=suspension)
    concern = context.concern.changed(keeper=context.concern.keeper or context.me.id)
    act = ActName.REMOVED if suspension is Suspension.REMOVED else ActName.PAUSED
    card = forms.suspended(suspension, _told_of(context, person))
    posts = concerns.to_person(context, f"{suspension}:{now:%Y%m%dT%H%M%S}", card)
    context = replace(context, person=after)
    decision = concerns.changed_by_organizer(context, concern, act, now, after, posts=posts)
    timers = tuple(
        Timer(each.id, TimerName.SUSPENDED, now)
        for each in context.open_interviews
        if _ends(each, after)
    )
    return replace(decision, timers=timers)


def _told_of(context: ConcernContext, person: Member) -> Member | None:
    """Whom the member may write to: the contact, but never the one who reported them."""
    without = {person.id, context.concern.reporter}
    others = [each for each in context.organizers if each.id not in without]
    contact = (each for each in others if each.id == context.programme.contact)
    return next(contact, next(iter(others), None))


def _without_door(person: Member) -> Member:
    profile = person.profile
    return replace(person, profile=profile.closed()) if profile else person


def _ends(interview: Interview, member: Member) -> bool:
    if interview.stage not in OPEN_STAGES:
        return False
    return member.is_removed or interview.stage is Stage.ASKED


@router.timer(TimerName.SUSPENDED, reads=OtherHostsContext)
def end(context: OtherHostsContext, _due: Due, now: datetime) -> Decision:
    """In the same words as every other end. The suspended member was told before."""
    sides = [side for side in Side if context.on(side).suspension]
    ending = [side for side in sides if _ends(context.interview, context.on(side))]
    if not ending:
        return Decision()
    me = context.on(ending[0])
    ended = closing.leave(replace(context, me=me), now)
    without = {context.on(side).id for side in ending}
    edited = {each.key for each in closing.withdraw_booking(context)}
    posts = (each for each in ended.posts if each.to not in without or each.key in edited)
    return replace(ended, reply=None, posts=tuple(posts))


@router.press(ActionName.LET_BACK, reads=OrganizingContext)
def let_back(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    member = context.only_meant
    if member is None or member.suspension is None:
        return Decision(reply=organize.over())
    back = replace(member, suspension=None)
    act = Act(back.community, now, context.me.id, ActName.LET_BACK, back.id)
    told: Post = tell(back, "let_back", texts.welcome_back(), now)
    return Decision(reply=texts.was_let_back(back), save=(back, act), posts=(told,))
