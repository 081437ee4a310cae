"""The report is sent to organizers regularly, at 10:00 in their time zone, unless they do not want
it. It is ordered here, and made like any other: see bot.background.report_maker."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.programme import ReportDueContext, ReportingContext
from bot.engine.decisions import Decision
from bot.engine.events import CommunityDue, Press
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.numbers.orders import ReportOrder, ReportPart
from bot.interview.numbers.periods import PeriodName
from bot.interview.numbers.report_dates import due_now, reported_days
from bot.interview.organizing.programme import ReportWish
from bot.steps.organizing.report_dates import report_timer
from bot.texts.organizing.report import report as texts

router = Router()


@router.community_timer(CommunityTimerName.REPORT, reads=ReportDueContext)
def order_report(context: ReportDueContext, _due: CommunityDue, now: datetime) -> Decision:
    """The order and the next date are saved together, so it is sent once, whatever happens."""
    me = context.member
    if all(each.id != me.id for each in context.organizers):
        return Decision()
    again = report_timer(me, context.programme, now)
    opened_at = context.programme.opened_at
    day = due_now(me.zoneinfo, opened_at, now) if opened_at else None
    if day is None or opened_at is None or not context.wants_reports:
        return Decision(community_timers=(again,))
    about = reported_days(day, me.zoneinfo, opened_at)
    order = ReportOrder(me.id, me.community, ReportPart.CARD, PeriodName.DATES, now, *about)
    return Decision(save=(order,), community_timers=(again,))


@router.press(ActionName.NUMBERS_WISH, reads=ReportingContext)
def wish(context: ReportingContext, event: Press, now: datetime) -> Decision:
    wanted = event.action.arg == "on"
    reply = texts.choose(context.me, now, wants_reports=wanted)
    return Decision(reply=reply, save=(ReportWish(context.me.id, wanted),))
