"""Seekers who agreed to the rules and have asked nobody are reminded, if organizers want that."""

from datetime import datetime

from bot.engine.contexts.people import IdleSeekerContext
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.events import CommunityDue
from bot.engine.router import Router
from bot.engine.store.first_messages import QUOTAS
from bot.engine.timer_names import CommunityTimerName
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.finding.idle import reminders
from bot.texts.finding import idle as texts

router = Router()


@router.community_timer(CommunityTimerName.IDLE_SEEKER, reads=IdleSeekerContext)
def remind(context: IdleSeekerContext, due: CommunityDue, now: datetime) -> Decision:
    """After one week and after two, in their daytime, unless they have asked meanwhile or want no
    nudges."""
    seeker = context.member
    if context.has_asked or not _may_be_reminded(context):
        return Decision()
    again = reminders(seeker, context.programme.settings.quiet_weeks, now)
    if not context.programme.remind_idle or context.programme.opened_at is None:
        return Decision(community_timers=again)
    wake = next_allowed(seeker, now)
    if wake > now:
        return Decision(community_timers=(CommunityTimer.again(due, wake),))
    key = f"idle:{now:%Y%m%d}"
    posted = Post(seeker.id, key, texts.reminder(), bulk=True)
    return Decision(posts=(posted,), community_timers=again)


def _may_be_reminded(context: IdleSeekerContext) -> bool:
    """Where a platform restricts first messages, none of ours is a reminder."""
    seeker = context.member
    may_begin = context.has_conversation or seeker.person.platform not in QUOTAS
    organizes = any(each.id == seeker.id for each in context.organizers)
    is_seeker = seeker.agreed_at is not None and not (seeker.has_open_door or organizes)
    return seeker.may_be_nudged and is_seeker and may_begin
