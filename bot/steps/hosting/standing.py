"""How a member's hosting stands, including the requests that wait for them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.engine.contexts.member import HostedContext, WithOther
from bot.engine.decisions import Decision
from bot.interview.hosting import HostProfile
from bot.interview.members import Member
from bot.interview.model import Interview, Stage
from bot.steps.hosting import away
from bot.texts.asking import away as texts
from bot.texts.hosting import host
from bot.texts.me import home


def keep_profile(
    context: HostedContext, profile: HostProfile, told: Card, now: datetime
) -> Decision:
    """What a member offers has changed. If they are away now, those who wait for them are let go
    later."""
    me = replace(context.me, profile=profile)
    changed = replace(context, me=me)
    before = requests_to_let_go(context, now)
    left = [each for each in requests_to_let_go(changed, now) if each not in before]
    return Decision(
        reply=_with_waiting(told, changed, now),
        save=(me,),
        timers=away.let_go_timer((each for each, _ in left), now),
    )


def keep_changed(
    context: HostedContext, change: Callable[[HostProfile], HostProfile], now: datetime
) -> Decision:
    """The same, for a change of the present profile. A member who has none is invited to host."""
    if context.me.profile is None:
        return Decision(reply=host.invitation())
    profile = change(context.me.profile)
    return keep_profile(context, profile, standing(context.me, profile, now), now)


def standing(me: Member, profile: HostProfile, now: datetime, *, asks_field: bool = False) -> Card:
    """`asks_field`: also before there are hours, ask which field is theirs."""
    if profile.hours.stretches:
        return host.status(me, profile, now)
    return host.need_hours(profile, asks_field=asks_field)


def requests_to_let_go(context: HostedContext, now: datetime) -> list[WithOther]:
    """The requests that wait for me, and for which I am away."""
    return [each for each in _waiting(context) if away.is_away(context.me, each[0], now)]


def with_waiting_requests(card: Card, context: HostedContext, now: datetime) -> Card:
    """The card. If I am away, it also says what happens to the requests that wait for me and to
    what is booked."""
    waiting = requests_to_let_go(context, now)
    profile = context.me.profile
    if not waiting and (profile is None or profile.can_be_asked(now)):
        return card
    booked = [each for each in context.hosted if _is_ahead(each[0], now)]
    own = len(card.all_buttons()) + texts.QUESTION_BUTTONS
    shown = home.fitting(home.listed(context.me, (*waiting, *booked), now), own)
    if booked:
        card = texts.with_booked_interviews(card, shown[len(waiting) :])
    return (
        texts.with_waiting_question(card, len(waiting), shown[: len(waiting)]) if waiting else card
    )


def _with_waiting(card: Card, context: HostedContext, now: datetime) -> Card:
    """A member who is back is shown who still waits."""
    kept = with_waiting_requests(card, context, now)
    if kept is not card:
        return kept
    waiting = home.listed(context.me, _waiting(context), now)
    shown = home.fitting(waiting, len(card.all_buttons()))
    return texts.with_waiting_requests(card, shown)


def _waiting(context: HostedContext) -> list[WithOther]:
    return [each for each in context.hosted if each[0].is_asked_of_host]


def _is_ahead(interview: Interview, now: datetime) -> bool:
    start = interview.start
    return interview.stage is Stage.BOOKED and start is not None and now < start
