"""A member tells us about a trip to another time zone. It ends automatically."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.member import Context
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.members import Member
from bot.interview.trips import Trip
from bot.language.date_order import day_first
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_time_off
from bot.language.zones import time_zones
from bot.texts import notices
from bot.texts import times as times_texts
from bot.texts.me.settings import settings
from bot.texts.me.settings import trip as texts

router = Router()


@router.press(ActionName.TRIP_FORM, reads=Context, opens_form=True)
def open_form(context: Context, _event: Press, _now: datetime) -> Decision:
    if context.me.zone is None:
        return Decision(reply=notices.zone_needed())
    return Decision(reply=texts.form(context.me.trip))


@router.submit(ActionName.TRIP, reads=Context)
def keep(context: Context, event: Submit, now: datetime) -> Decision:
    trip = _read(event, context.me, now)
    if isinstance(trip, Invalid):
        return Decision(reply=trip)
    me = replace(context.me, trip=trip)
    return Decision(reply=settings.saved(me), save=(me,))


def _read(event: Submit, me: Member, now: datetime) -> Trip | Invalid | None:
    where, days = texts.WHERE.read(event.values), texts.DAYS.read(event.values)
    if not where:
        return None
    zone = time_zones.read_zone(where)
    if zone is None:
        return Invalid({texts.WHERE: settings.bad_zone(where, time_zones.nearest(where))})
    try:
        order = day_first(event.by.locale, me.zone)
        found = read_time_off(f"away {days}", now, ZoneInfo(zone), order)
    except NotUnderstood as unread:
        return Invalid({texts.DAYS: times_texts.not_understood(unread)})
    except Ambiguous as asked:
        meanings = tuple(each.removeprefix("away ") for each in times_texts.meanings_of_days(asked))
        return Invalid({texts.DAYS: times_texts.ambiguous_days(asked)}, {texts.DAYS.name: meanings})
    if len(found) != 1:
        return Invalid({texts.DAYS: texts.ONLY_ONE_SPAN})
    return Trip(zone, found[0].first, found[0].last)
