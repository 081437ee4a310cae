"""A host takes a break, opens their door again, or stops."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.member import Context, HostedContext, HostingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.flows.hosting.hours import OPEN, open_hours, rules_first
from bot.interview.model import Side
from bot.language.date_order import day_first
from bot.language.times import read_day
from bot.steps.asking import agreement
from bot.steps.hosting import host_approval
from bot.steps.hosting.standing import keep_changed, keep_profile
from bot.texts.hosting import forms
from bot.texts.hosting import host as texts
from bot.texts.interviews import confirmations

router = Router()
LONGEST_PAUSE = timedelta(days=366)


@router.press(ActionName.HOST_PAUSE, reads=Context, opens_form=True)
def open_pause(context: Context, event: Press, now: datetime) -> Decision:
    """The button may carry a day that was understood before."""
    first = now.astimezone(context.me.zoneinfo).date() + timedelta(days=14)
    return Decision(reply=forms.pause_form(_brought(event.action.arg) or first))


@router.submit(ActionName.HOST_PAUSE, reads=HostedContext)
def pause(context: HostedContext, event: Submit, now: datetime) -> Decision:
    words = forms.UNTIL.read(event.values)
    today = now.astimezone(context.me.zoneinfo).date()
    try:
        day = read_day(words, now, context.me.zoneinfo, day_first(event.by.locale, context.me.zone))
    except ValueError:
        return Decision(reply=Invalid(forms.bad_day_error(words, today)))
    if not today < day <= today + LONGEST_PAUSE:
        return Decision(reply=Invalid(forms.bad_day_error(words, today)))
    until = datetime.combine(day, time(), context.me.zoneinfo).astimezone(UTC)
    return keep_changed(context, lambda profile: replace(profile, paused_until=until), now)


@router.press(ActionName.HOST_BACK, reads=HostedContext, side=Side.HOST)
def back(context: HostedContext, _event: Press, now: datetime) -> Decision:
    return keep_changed(context, lambda profile: replace(profile, paused_until=None), now)


@router.press(ActionName.HOST_OPEN, reads=HostingContext, side=Side.HOST)
def open_again(context: HostingContext, _event: Press, now: datetime) -> Decision:
    if rules := rules_first(context, OPEN):
        return Decision(reply=rules)
    profile = context.me.profile
    if profile and profile.hours.stretches and host_approval.is_needed(context, profile):
        return host_approval.ask_organizers(context, profile, now)
    return keep_changed(
        context, lambda profile: replace(profile, open=bool(profile.hours.stretches)), now
    )


@router.press(
    ActionName.AGREE_TO_HOST,
    reads=HostingContext,
    opens_form=True,
    side=Side.HOST,
    only_reads=False,
)
def agree(context: HostingContext, event: Press, now: datetime) -> Decision:
    """They agreed to the rules, and what they wanted to do continues."""
    me = agreement.agreed(context, event, now)
    if me is None:
        return Decision(reply=rules_first(context, event.action.arg))
    goes_on = open_again if event.action.arg == OPEN else open_hours
    decision = goes_on(replace(context, me=me), event, now)
    reply = agreement.then(context, decision.reply, texts.hours_button(me.profile))
    return replace(decision, reply=reply, save=decision.save or (me,))


@router.press(ActionName.HOST_STOP, reads=HostedContext)
def stop(context: HostedContext, event: Press, now: datetime) -> Decision:
    if context.me.profile is None:
        return Decision(reply=texts.invitation())
    if not event.action.is_confirmed:
        return Decision(reply=confirmations.card(confirmations.stop_hosting(), event.action))
    return keep_profile(context, context.me.profile.closed(), texts.stopped(), now)


def _brought(arg: str) -> date | None:
    try:
        return date.fromisoformat(arg)
    except ValueError:
        return None
