"""How a member's hosting stands, with the requests that wait for them."""

from dataclasses import replace
from datetime import datetime

from bot import away
from bot.decision import Decision
from bot.model import HostProfile, Interview, Stage
from bot.state import Mine
from bot.texts import away as texts
from bot.texts import home
from bot.ui import Card


def changed(state: Mine, profile: HostProfile, told: Card, now: datetime) -> Decision:
    """What a member offers has changed. Whoever waits for one who went away is let go later."""
    me = replace(state.me, profile=profile)
    left = [
        each
        for each in away.waiting(me, state.interviews)
        if away.is_away(me, each, now) and not away.is_away(state.me, each, now)
    ]
    return Decision(
        reply=with_waiting(told, replace(state, me=me), now),
        save=(me,),
        timers=away.when_let_go(left, now),
    )


def with_waiting(card: Card, state: Mine, now: datetime) -> Card:
    """The requests that wait for me, and while I am away, what becomes of them and of what is
    booked."""
    waiting = away.waiting(state.me, state.interviews)
    kept = [each for each in waiting if away.is_away(state.me, each, now)]
    if kept:
        return _while_away(card, state, kept, now)
    profile = state.me.profile
    if profile is None or not profile.can_be_asked(now):
        return _while_away(card, state, [], now)
    return texts.still_waiting(card, home.fitting(home.entries(state, waiting, now)))


def _while_away(card: Card, state: Mine, waiting: list[Interview], now: datetime) -> Card:
    booked = [each for each in state.interviews if _is_booked(each, state.me.id, now)]
    shown = home.fitting(home.entries(state, (*waiting, *booked), now))
    if waiting:
        card = texts.asked_about(card, len(waiting), shown[: len(waiting)])
    return texts.stays(card, shown[len(waiting) :]) if booked else card


def _is_booked(interview: Interview, host: int, now: datetime) -> bool:
    start = interview.start
    return (
        interview.host == host and interview.stage is Stage.BOOKED and bool(start and now < start)
    )
