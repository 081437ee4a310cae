"""Organizers review a member who wants to host: they welcome them, ask for more, or say not now."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.engine.contexts.programme import (
    HostsToApproveContext,
    MemberDueContext,
    OrganizingContext,
)
from bot.engine.decisions import Decision, TakenBack
from bot.engine.events import CommunityDue, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.hosting import HostApproval
from bot.interview.members import Member
from bot.interview.organizing.programme import ActName
from bot.steps.organizing.acts import no_longer_so, save_and_log, tell, tell_by_day
from bot.texts import notices
from bot.texts.organizing.people import host_approval as texts

router = Router()


@router.press(ActionName.HOSTS_TO_APPROVE, reads=HostsToApproveContext, only_reads=True)
def list_waiting(context: HostsToApproveContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.approval_requests(context.waiting_hosts))


@router.press(ActionName.HOST_TO_APPROVE, reads=OrganizingContext, only_reads=True)
def show_host(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return _about(context, texts.approval_request)


@router.press(ActionName.HOST_WELCOME_FORM, reads=OrganizingContext, opens_form=True)
def open_welcome(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return _about(context, texts.welcome_form)


@router.press(ActionName.HOST_MORE_FORM, reads=OrganizingContext, opens_form=True)
def open_more(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return _about(context, texts.more_form)


@router.press(ActionName.HOST_NOT_NOW_FORM, reads=OrganizingContext, opens_form=True)
def open_not_now(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return _about(context, texts.not_now_form)


@router.submit(ActionName.HOST_WELCOME, reads=OrganizingContext)
def welcome(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    """The member's door opens at once."""
    return _answered(context, event, None, now)


@router.submit(ActionName.HOST_MORE, reads=OrganizingContext)
def ask_for_more(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    return _answered(context, event, HostApproval.MORE, now)


@router.submit(ActionName.HOST_NOT_NOW, reads=OrganizingContext)
def not_now(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    return _answered(context, event, HostApproval.NOT_NOW, now)


@router.community_timer(CommunityTimerName.HOST_WAITS, reads=MemberDueContext)
def remind(context: MemberDueContext, _due: CommunityDue, now: datetime) -> Decision:
    """Once for each time that the member asked, in the daytime of organizers who want nudges. Also
    due when the member goes: then organizers are asked about them no more."""
    host = context.member
    if not _waits(host):
        return Decision(takes_back=_asked(context.organizers, host))
    card, what = texts.approval_request(host, is_reminder=True), f"host_waits:{host.id}"
    told = (each for each in context.organizers if each.nudges)
    return Decision(posts=tuple(tell_by_day(each, what, card, now) for each in told))


_DONE = {
    None: ActName.WELCOMED_HOST,
    HostApproval.MORE: ActName.ASKED_HOST_MORE,
    HostApproval.NOT_NOW: ActName.DECLINED_HOST,
}


def _answered(
    context: OrganizingContext, event: Submit, answer: HostApproval | None, now: datetime
) -> Decision:
    """The first organizer's answer counts. The others see the result."""
    host = _waiting(context)
    if host is None or host.profile is None:
        return Decision(reply=_decided(context))
    words = texts.WORDS.read_cut(event.values)
    opens = answer is None and bool(host.profile.hours.stretches)
    answered = replace(host, profile=replace(host.profile, approval=answer, open=opens))
    card = texts.answer_to_host(answer, words, is_open=context.programme.opened_at is not None)
    told = (tell(host, "look", card, now),)
    asked = _asked(context.organizers, host)
    decision = save_and_log(
        context, _DONE[answer], now, answered, about=host, posts=told, takes_back=asked
    )
    return replace(decision, reply=texts.answer_noted(host))


def _asked(organizers: Iterable[Member], host: Member) -> tuple[TakenBack, ...]:
    return no_longer_so(organizers, f"host:{host.id}", f"host_waits:{host.id}")


def _waiting(context: OrganizingContext) -> Member | None:
    host = context.only_meant
    return host if host and _waits(host) else None


def _waits(host: Member) -> bool:
    profile = host.profile
    is_gone = host.left or host.is_removed
    return not is_gone and profile is not None and profile.approval is HostApproval.WAITING


def _about(context: OrganizingContext, show: Callable[[Member], Card | Form]) -> Decision:
    host = _waiting(context)
    return Decision(reply=show(host) if host else _decided(context))


def _decided(context: OrganizingContext) -> Card:
    host = context.only_meant
    return texts.answer_noted(host) if host else notices.not_yours()
