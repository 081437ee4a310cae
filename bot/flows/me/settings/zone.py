"""A member seems to live in another time zone, because their platform says so."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import MemberDueContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import CommunityDue, Press
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member
from bot.interview.scheduling import zones
from bot.texts import notices
from bot.texts.me.settings import zones as texts

router = Router()


@router.community_timer(CommunityTimerName.ZONE_MOVED, reads=MemberDueContext)
def ask(context: MemberDueContext, _due: CommunityDue, _now: datetime) -> Decision:
    """They are asked once for each zone, because their bookings are shown in messages that they
    have read. It follows from what they did just now, so it comes at any hour."""
    member, told = context.member, context.member.zone_told
    if told is None or not zones.should_ask_zone(member) or member.left:
        return Decision()
    if not context.is_booked:
        return Decision(save=(replace(member, zone=told),))
    return Decision(posts=(Post(member.id, f"zone:{told}", texts.question(member.zone, told)),))


@router.press(ActionName.USE_ZONE, reads=Context)
def use(context: Context, event: Press, _now: datetime) -> Decision:
    told = context.me.zone_told
    if told is None or told != event.action.arg:
        return Decision(reply=notices.not_yours())
    return _kept(replace(context.me, zone=told, zone_by_hand=False))


@router.press(ActionName.KEEP_ZONE, reads=Context)
def keep(context: Context, event: Press, _now: datetime) -> Decision:
    if context.me.zone is None or context.me.zone != event.action.arg:
        return Decision(reply=notices.not_yours())
    return _kept(replace(context.me, zone_by_hand=True))


def _kept(me: Member) -> Decision:
    return Decision(reply=texts.zone_saved(me), save=(me,))
