"""Organizers name quiet weeks, in which nobody is nudged and no day counts."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.forms import DayField, Invalid, Wrong
from bot.cards.rich_text import Text
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.organizing import quiet_weeks
from bot.interview.organizing.programme import ActName
from bot.interview.organizing.quiet_weeks import QuietWeeks
from bot.language.date_order import day_first
from bot.language.times import read_day
from bot.steps.organizing.acts import set_programme
from bot.texts.organizing.settings import quiet_weeks as texts

router = Router()
AHEAD = timedelta(days=366)


@router.press(ActionName.QUIET_WEEKS, reads=OrganizingContext, only_reads=True)
def show(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    return Decision(reply=texts.listed_weeks(_kept(context, now)))


@router.press(ActionName.QUIET_WEEKS_FORM, reads=OrganizingContext, opens_form=True)
def open_form(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    if len(_kept(context, now)) >= quiet_weeks.SPANS_AT_MOST:
        return Decision(reply=texts.listed_weeks(_kept(context, now)))
    return Decision(reply=texts.form(_today(context, now) + timedelta(weeks=1)))


@router.submit(ActionName.QUIET_WEEKS_ADD, reads=OrganizingContext)
def add(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    why: Wrong = {}
    first = _day(texts.FIRST, context, event, now, why)
    last = _day(texts.LAST, context, event, now, why)
    name, kept = texts.NAME.read_line(event.values), _kept(context, now)
    if not name:
        why[texts.NAME] = texts.NO_NAME
    if not why and not first <= last <= first + quiet_weeks.LONGEST:
        why[texts.LAST] = texts.BAD_END
    if not why and last < _today(context, now):
        why[texts.LAST] = texts.ALREADY_OVER
    if why:
        return Decision(reply=Invalid(why))
    added = QuietWeeks(first, last, name)
    if (
        texts.button_value(added) in map(texts.button_value, kept)
        or len(kept) >= quiet_weeks.SPANS_AT_MOST
    ):
        return Decision(reply=texts.listed_weeks(kept), taken=True)
    return _set(context, (*kept, added), texts.named(added), now)


@router.press(ActionName.END_QUIET_WEEKS, reads=OrganizingContext)
def remove(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    kept = _kept(context, now)
    rest = tuple(each for each in kept if texts.button_value(each) != event.action.arg)
    ended = next((each for each in kept if each not in rest), None)
    if ended is None:
        return Decision(reply=texts.listed_weeks(kept))
    return _set(context, rest, texts.removed(ended), now)


def _set(
    context: OrganizingContext, weeks: tuple[QuietWeeks, ...], done: Text, now: datetime
) -> Decision:
    """`done`: what the organizer has changed."""
    ordered = tuple(sorted(weeks, key=lambda each: (each.first, each.last)))
    settings = replace(context.programme.settings, quiet_weeks=ordered)
    decision = set_programme(context, settings, ActName.CHANGED_QUIET_WEEKS, now)
    return replace(decision, reply=texts.listed_weeks(ordered, done))


def _kept(context: OrganizingContext, now: datetime) -> tuple[QuietWeeks, ...]:
    """The weeks that are not over."""
    today = _today(context, now)
    return tuple(each for each in context.programme.settings.quiet_weeks if each.last >= today)


def _day(
    field: DayField, context: OrganizingContext, event: Submit, now: datetime, why: Wrong
) -> date:
    typed, zone, today = field.read(event.values), context.me.zoneinfo, _today(context, now)
    try:
        day = read_day(typed, now, zone, day_first(event.by.locale, context.me.zone))
    except ValueError:
        day = date.min
    if not today - quiet_weeks.LONGEST <= day <= today + AHEAD:
        why[field] = texts.bad_day(typed, today)
    return day


def _today(context: OrganizingContext, now: datetime) -> date:
    return now.astimezone(context.me.zoneinfo).date()
