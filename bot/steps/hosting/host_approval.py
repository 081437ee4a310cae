"""In programmes where organizers review new hosts: the review before a door opens."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.contexts.member import HostingContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.timer_names import CommunityTimerName
from bot.interview.hosting import HostApproval, HostProfile
from bot.interview.members import Member
from bot.interview.organizing.programme_settings import Admission
from bot.steps.organizing.acts import tell_by_day
from bot.texts.organizing.people import host_approval as texts

REMIND_AFTER = timedelta(days=2)


def is_needed(context: HostingContext, profile: HostProfile) -> bool:
    """Whether a review is needed. Organizers need none, and neither does anybody who hosted before
    reviews began: all others had no hours yet."""
    is_new = profile.approval is not None or not profile.hours.stretches
    organizes = any(each.id == context.me.id for each in context.organizers)
    return (
        context.settings.hosts.who is Admission.APPROVED
        and is_new
        and not profile.open
        and not organizes
    )


def ask_organizers(context: HostingContext, profile: HostProfile, now: datetime) -> Decision:
    """The door stays closed, and the organizers receive a card, once for each time that the member
    asks."""
    if profile.approval is HostApproval.NOT_NOW:
        return Decision(reply=texts.not_approved(context.contact), save=(_with(context, profile),))
    if profile.approval is HostApproval.WAITING:
        return Decision(
            reply=texts.waiting_for_approval(context.contact), save=(_with(context, profile),)
        )
    waiting = _with(context, replace(profile, open=False, approval=HostApproval.WAITING))
    card = texts.approval_request(waiting)
    what = f"host:{waiting.id}"
    return Decision(
        reply=texts.waiting_for_approval(context.contact),
        save=(waiting,),
        posts=tuple(tell_by_day(each, what, card, now) for each in context.organizers),
        community_timers=(_reminder(waiting, now),),
    )


def _reminder(waiting: Member, now: datetime) -> CommunityTimer:
    """In time for the answer that they were told to expect."""
    at, about = now + REMIND_AFTER, str(waiting.id)
    return CommunityTimer(waiting.community, CommunityTimerName.HOST_WAITS, at, about)


def _with(context: HostingContext, profile: HostProfile) -> Member:
    return replace(context.me, profile=profile)
