"""Organizers set the defaults of their programme. They apply to the future: what is asked for or
booked does not change."""

from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise

from bot.cards.action_names import ActionName
from bot.cards.forms import ChoiceField, Invalid, TextField, Wrong
from bot.cards.reader import reader_of
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import ClockFormat
from bot.interview.organizing import programme_settings as limits
from bot.interview.organizing.programme import ActName
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.steps.organizing.acts import set_programme
from bot.texts import field_errors
from bot.texts.language_form import CLOCK
from bot.texts.organizing.settings import forms
from bot.texts.organizing.settings import settings as texts

router = Router()
APART = 14
"""Days between two follow-ups, at least."""
EVENING = time(20)
"""The example of a time for somebody who has typed something else."""


@router.press(ActionName.PROGRAMME_SETTINGS, reads=OrganizingContext, only_reads=True)
def show(context: OrganizingContext, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.settings(context, is_whole=event.action.arg == texts.WHOLE))


@router.press(ActionName.PROGRAMME_NAME_FORM, reads=OrganizingContext, opens_form=True)
def open_name(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=forms.name_form(context.programme.settings))


@router.submit(ActionName.PROGRAMME_NAME, reads=OrganizingContext)
def change_name(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    name, line = (each.read_line(event.values) for each in (forms.NAME, forms.LINE))
    return _changed(context, replace(context.programme.settings, name=name, line=line), {}, now)


@router.press(ActionName.INTERVIEW_SETTINGS_FORM, reads=OrganizingContext, opens_form=True)
def open_interviews(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=forms.interviews_form(context.programme.settings))


@router.submit(ActionName.INTERVIEW_SETTINGS, reads=OrganizingContext)
def change_interviews(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    why: Wrong = {}
    changed = replace(
        context.programme.settings,
        lengths=_chosen(forms.LENGTHS, event, why),
        per_month=_one(forms.PER_MONTH, event, why),
        open_requests=_one(forms.OPEN_REQUESTS, event, why),
        year_begins=_one(forms.YEAR_BEGINS, event, why),
    )
    decision = _changed(context, changed, why, now)
    if why or changed.year_begins == context.programme.settings.year_begins:
        return decision
    thanks = CommunityTimer(context.me.community, CommunityTimerName.THANKS_SOON, now)
    return replace(decision, community_timers=(thanks,))


@router.press(ActionName.ANSWER_DAYS_FORM, reads=OrganizingContext, opens_form=True)
def open_answers(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=forms.answers_form(context.programme.settings))


@router.submit(ActionName.ANSWER_DAYS, reads=OrganizingContext)
def change_answers(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    why: Wrong = {}
    changed = replace(
        context.programme.settings,
        nudge_days=_number(forms.NUDGE_DAYS, limits.NUDGE_DAYS, event, why),
        answer_days=_number(forms.ANSWER_DAYS, limits.ANSWER_DAYS, event, why),
        follow_up_days=_days(event, why),
    )
    if not why and changed.answer_days <= changed.nudge_days:
        why[forms.ANSWER_DAYS] = forms.ENDS_BEFORE_NUDGE
    return _changed(context, changed, why, now)


@router.press(ActionName.SELDOM_SETTINGS_FORM, reads=OrganizingContext, opens_form=True)
def open_seldom(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=forms.seldom_form(context.programme.settings, reader_of(context.me)))


@router.submit(ActionName.SELDOM_SETTINGS, reads=OrganizingContext)
def change_seldom(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    why: Wrong = {}
    lead_hours = _number(forms.LEAD_HOURS, limits.LEAD_HOURS, event, why)
    ahead_weeks = _number(forms.AHEAD_WEEKS, limits.AHEAD_WEEKS, event, why)
    quiet_from, quiet_until = forms.QUIET.read(event.values, (EVENING, EVENING), why)
    changed = replace(
        context.programme.settings,
        lead_hours=lead_hours,
        ahead_weeks=ahead_weeks,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        clock=CLOCK.read_as(event.values, ClockFormat),
    )
    if not why and quiet_from == quiet_until:
        why[forms.QUIET.end] = forms.NO_QUIET
    return _changed(context, changed, why, now)


def _changed(
    context: OrganizingContext, settings: ProgrammeSettings, why: Wrong, now: datetime
) -> Decision:
    if why:
        return Decision(reply=Invalid(why))
    return set_programme(context, settings, ActName.CHANGED_SETTINGS, now)


def _number(field: TextField, allowed: range, event: Submit, why: Wrong) -> int:
    typed = field.read(event.values)
    number = int(typed) if _is_number(typed) else -1
    if number not in allowed:
        why[field] = forms.bad_number(typed, allowed)
    return number


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) <= 4


def _days(event: Submit, why: Wrong) -> tuple[int, ...]:
    typed = forms.FOLLOW_UP_DAYS.read(event.values)
    parts = [each.strip() for each in typed.split(",")]
    days = sorted({int(each) for each in parts if _is_number(each)})
    fits = all(_is_number(each) for each in parts) and len(days) <= limits.FOLLOW_UPS
    apart = all(after - before >= APART for before, after in pairwise(days))
    if not fits or not apart or not all(each in limits.FOLLOW_UP_DAYS for each in days):
        why[forms.FOLLOW_UP_DAYS] = forms.bad_days(typed)
    return tuple(days)


def _chosen(field: ChoiceField, event: Submit, why: Wrong) -> tuple[int, ...]:
    chosen = set(field.read(event.values))
    if not chosen or not chosen <= {each.value for each in field.options}:
        why[field] = field_errors.CHOOSE_SHOWN
        return ()
    return tuple(sorted(map(int, chosen)))


def _one(field: ChoiceField, event: Submit, why: Wrong) -> int:
    return next(iter(_chosen(field, event, why)), 0)
