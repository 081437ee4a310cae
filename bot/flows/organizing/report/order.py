"""Organizers ask for the report. It is made in the background, and comes in a separate message: see
bot.background.report_maker."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.forms import DayField, Invalid
from bot.engine.contexts.programme import OrganizingContext, ReportFormContext, ReportingContext
from bot.engine.decisions import Decision, Saved
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.members import Member
from bot.interview.numbers.field_names import field_mark
from bot.interview.numbers.orders import ReportOrder, ReportPart
from bot.interview.numbers.periods import PeriodName
from bot.interview.organizing.programme import Act, ActName
from bot.language.date_order import day_first
from bot.language.times import read_day
from bot.texts import notices
from bot.texts.organizing.report import report as texts

router = Router()
_YEAR = timedelta(days=365)


@router.press(ActionName.NUMBERS, reads=ReportingContext, only_reads=True)
def choose(context: ReportingContext, _event: Press, now: datetime) -> Decision:
    return Decision(reply=texts.choose(context.me, now, wants_reports=context.wants_reports))


@router.press(ActionName.NUMBERS_FORM, reads=ReportFormContext, opens_form=True)
def open_form(context: ReportFormContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form(context.groups, context.fields))


@router.submit(ActionName.NUMBERS_DATES, reads=ReportFormContext)
def order_dates(context: ReportFormContext, event: Submit, now: datetime) -> Decision:
    """Without dates it is about this month."""
    try:
        first = _day(texts.FIRST, context.me, event, now)
        last = _day(texts.LAST, context.me, event, now, first)
    except _NoDay as no_day:
        return Decision(reply=Invalid({no_day.field: texts.bad_day(no_day.typed)}))
    if why := _wrong(first, last, now):
        return Decision(reply=why)
    group = texts.GROUP.read_one(event.values)
    known = next((each.id for each in context.groups if str(each.id) == group), None)
    dates = PeriodName.DATES if first else PeriodName.MONTH
    order = replace(_order(context, now), period=dates, first=first, last=last, group=known)
    return _ordered(replace(order, field=_field(context, event)))


def _field(context: ReportFormContext, event: Submit) -> str:
    mark = texts.FIELD.read_one(event.values)
    return next((each for each in context.fields if field_mark(each) == mark), "")


class _NoDay(Exception):
    def __init__(self, field: DayField, typed: str) -> None:
        super().__init__()
        self.field = field
        self.typed = typed


def _day(
    field: DayField, me: Member, event: Submit, now: datetime, first: date | None = None
) -> date | None:
    """A report looks back, so a day without a year is the last such day that is not before `first`,
    otherwise the next one. Raises _NoDay."""
    typed, order = field.read(event.values), day_first(event.by.locale, me.zone)
    if not typed:
        return None
    try:
        days = {read_day(typed, when, me.zoneinfo, order) for when in (now - _YEAR, now)}
    except ValueError:
        raise _NoDay(field, typed) from None
    if len({(each.month, each.day) for each in days}) > 1:  # such as a weekday
        raise _NoDay(field, typed)
    meant = {each for each in days if first is None or each >= first} or days
    today = now.astimezone(me.zoneinfo).date()
    return max((each for each in meant if each <= today), default=min(meant))


def _wrong(first: date | None, last: date | None, now: datetime) -> Invalid | None:
    """The period may end with a month or a term that has only begun."""
    if last and last > (now + _YEAR).date():
        return Invalid({texts.LAST: texts.FAR_AHEAD})
    if first and last:
        is_turned = last < first
        return Invalid({texts.LAST: texts.LAST_BEFORE_FIRST}) if is_turned else None
    if first or last:
        return Invalid({texts.LAST if first else texts.FIRST: texts.BOTH_DAYS})
    return None


@router.press(ActionName.NUMBERS_CARD, reads=ReportFormContext)
def order_card(context: ReportFormContext, event: Press, now: datetime) -> Decision:
    return _chosen(context, event, ReportPart.CARD, now)


@router.press(ActionName.NUMBERS_TABLE, reads=ReportFormContext)
def order_table(context: ReportFormContext, event: Press, now: datetime) -> Decision:
    return _chosen(context, event, ReportPart.TABLE, now)


@router.press(ActionName.NUMBERS_NAMED, reads=ReportFormContext)
def order_names(context: ReportFormContext, event: Press, now: datetime) -> Decision:
    """Every organizer can read in the log that somebody asked for names."""
    act = Act(context.me.community, now, context.me.id, ActName.TOOK_NAMES)
    return _chosen(context, event, ReportPart.NAMES, now, act)


def _chosen(
    context: ReportFormContext, event: Press, part: ReportPart, now: datetime, *more: Saved
) -> Decision:
    try:
        order = replace(_order(context, now), part=part).chosen(event.action.arg, context.fields)
    except ValueError:  # a forged press
        return Decision(reply=notices.not_yours())
    if order.group not in (None, *(each.id for each in context.groups)):
        return Decision(reply=notices.not_yours())
    return _ordered(order, *more)


def _order(context: OrganizingContext, now: datetime) -> ReportOrder:
    me = context.me
    return ReportOrder(me.id, me.community, ReportPart.CARD, PeriodName.MONTH, now)


def _ordered(order: ReportOrder, *more: Saved) -> Decision:
    return Decision(reply=texts.being_made(), save=(order, *more))
