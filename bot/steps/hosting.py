"""How a member's hosting stands, including the requests that wait for them."""

from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.engine.contexts import MemberContext
from bot.engine.decisions import Decision
from bot.interview.hosting import HostProfile
from bot.interview.model import Interview, Stage
from bot.steps import away
from bot.texts import away as texts
from bot.texts import home, host


def keep_profile(
    context: MemberContext, profile: HostProfile, told: Card, now: datetime
) -> Decision:
    """What a member offers has changed. If they are away now, those who wait for them are let go
    later."""
    me = replace(context.me, profile=profile)
    left = [
        each
        for each in away.waiting(me, context.interviews)
        if away.is_away(me, each, now) and not away.is_away(context.me, each, now)
    ]
    return Decision(
        reply=_with_waiting(told, replace(context, me=me), now),
        save=(me,),
        timers=away.when_let_go(left, now),
    )


def standing(profile: HostProfile, now: datetime) -> Card:
    return host.status(profile, now) if profile.hours.stretches else host.need_hours(profile)


def while_away(card: Card, context: MemberContext, now: datetime) -> Card:
    """The card. If I am away, it also says what happens to the requests that wait for me and to
    what is booked."""
    waiting = [
        each
        for each in away.waiting(context.me, context.interviews)
        if away.is_away(context.me, each, now)
    ]
    profile = context.me.profile
    if not waiting and (profile is None or profile.can_be_asked(now)):
        return card
    booked = [each for each in context.interviews if _is_booked(each, context.me.id, now)]
    shown = home.fitting(home.entries(context, (*waiting, *booked), now))
    if booked:
        card = texts.stays(card, shown[len(waiting) :])
    return texts.asked_about(card, len(waiting), shown[: len(waiting)]) if waiting else card


def _with_waiting(card: Card, context: MemberContext, now: datetime) -> Card:
    """A member who is back is shown who still waits."""
    kept = while_away(card, context, now)
    if kept is not card:
        return kept
    waiting = away.waiting(context.me, context.interviews)
    return texts.still_waiting(card, home.fitting(home.entries(context, waiting, now)))


def _is_booked(interview: Interview, host: int, now: datetime) -> bool:
    start = interview.start
    return (
        interview.host == host and interview.stage is Stage.BOOKED and bool(start and now < start)
    )
