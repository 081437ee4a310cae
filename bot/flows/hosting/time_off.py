"""A host names days on which no interview is offered."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.cards.rich_text import Text
from bot.engine.contexts.member import Context, HostedContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.hosting import HostProfile
from bot.interview.hours import TimeOff
from bot.language.date_order import day_first
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_time_off
from bot.steps.hosting.standing import keep_profile
from bot.texts import times as times_texts
from bot.texts.hosting import host as host_texts
from bot.texts.hosting import time_off as texts

router = Router()


@router.press(ActionName.TIME_OFF, reads=Context, opens_form=True)
def open_form(context: Context, _event: Press, now: datetime) -> Decision:
    profile = context.me.profile
    return Decision(reply=texts.form(_ahead(profile, now)) if profile else host_texts.invitation())


@router.submit(ActionName.TIME_OFF, reads=HostedContext)
def keep_free(context: HostedContext, event: Submit, now: datetime) -> Decision:
    """What is booked on those days stays: only the host knows what should become of it."""
    profile = context.me.profile
    if profile is None:
        return Decision(reply=host_texts.invitation())
    try:
        order = day_first(event.by.locale, context.me.zone)
        days = read_time_off(texts.AWAY.read(event.values), now, ZoneInfo(profile.zone), order)
    except NotUnderstood as unread:
        return _invalid(times_texts.not_understood(unread))
    except Ambiguous as asked:
        why, meanings = times_texts.ambiguous_days(asked), times_texts.meanings_of_days(asked)
        return Decision(reply=Invalid({texts.AWAY: why}, {texts.AWAY.name: meanings}))
    if len(days) > texts.DAYS_AT_MOST:
        return _invalid(texts.TOO_MANY_DAYS)
    off = replace(profile, time_off=days)
    return keep_profile(context, off, host_texts.status(context.me, off, now), now)


def _ahead(profile: HostProfile, now: datetime) -> tuple[TimeOff, ...]:
    """Without days off that are over. Those that have begun continue from today."""
    today = now.astimezone(ZoneInfo(profile.zone)).date()
    left = (each for each in profile.time_off if each.last >= today)
    return tuple(replace(each, first=max(each.first, today)) for each in left)


def _invalid(why: Text) -> Decision:
    return Decision(reply=Invalid({texts.AWAY: why}))
