"""How a member's hosting stands, with the requests that wait for them."""

from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.engine.contexts import MemberContext
from bot.engine.decisions import Decision
from bot.interview.model import HostProfile, Interview, Stage
from bot.steps import away
from bot.texts import away as texts
from bot.texts import home


def keep_profile(state: MemberContext, profile: HostProfile, told: Card, now: datetime) -> Decision:
    """What a member offers has changed. Whoever waits for one who went away is let go later."""
    me = replace(state.me, profile=profile)
    left = [
        each
        for each in away.waiting(me, state.interviews)
        if away.is_away(me, each, now) and not away.is_away(state.me, each, now)
    ]
    return Decision(
        reply=_with_waiting(told, replace(state, me=me), now),
        save=(me,),
        timers=away.when_let_go(left, now),
    )


def while_away(card: Card, state: MemberContext, now: datetime) -> Card:
    """The card as it is, unless I am away: then with what becomes of the requests that wait for
    me, and of what is booked."""
    waiting = [
        each
        for each in away.waiting(state.me, state.interviews)
        if away.is_away(state.me, each, now)
    ]
    profile = state.me.profile
    if not waiting and (profile is None or profile.can_be_asked(now)):
        return card
    booked = [each for each in state.interviews if _is_booked(each, state.me.id, now)]
    shown = home.fitting(home.entries(state, (*waiting, *booked), now))
    if booked:
        card = texts.stays(card, shown[len(waiting) :])
    return texts.asked_about(card, len(waiting), shown[: len(waiting)]) if waiting else card


def _with_waiting(card: Card, state: MemberContext, now: datetime) -> Card:
    """Who is back finds those who still wait."""
    kept = while_away(card, state, now)
    if kept is not card:
        return kept
    waiting = away.waiting(state.me, state.interviews)
    return texts.still_waiting(card, home.fitting(home.entries(state, waiting, now)))


def _is_booked(interview: Interview, host: int, now: datetime) -> bool:
    start = interview.start
    return (
        interview.host == host and interview.stage is Stage.BOOKED and bool(start and now < start)
    )
