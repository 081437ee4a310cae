"""A member's time zone, quiet hours, nights and nudges."""

from dataclasses import replace
from datetime import datetime, time

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts import MemberContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview.model import Situation
from bot.interview.quiet_hours import read_clock
from bot.language import time_zones
from bot.language.form_values import one_of, text_of
from bot.language.locale_hints import likely_city
from bot.texts import settings as texts

router = Router()


@router.command("settings", "My time zone, quiet hours and nudges", reads=MemberContext)
def settings(state: MemberContext, _event: Command, _now: datetime) -> Decision:
    return Decision(reply=texts.settings(state.me))


@router.press(ActionName.SETTINGS_FORM, reads=MemberContext, opens_form=True)
def open_form(state: MemberContext, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form(state.me, likely_city(event.by.locale)))


@router.submit(ActionName.SETTINGS, reads=MemberContext)
def change(state: MemberContext, event: Submit, _now: datetime) -> Decision:
    why: dict[str, str] = {}
    typed = text_of(event.values, "zone")
    zone = time_zones.read_zone(typed)
    if zone is None:
        why["zone"] = texts.bad_zone(typed, time_zones.nearest(typed))
    quiet_from = _clock(event, "quiet_from", state.me.quiet_from, why)
    quiet_until = _clock(event, "quiet_until", state.me.quiet_until, why)
    if quiet_from == quiet_until and not why:
        why["quiet_until"] = texts.no_quiet()
    if why:
        return Decision(reply=Invalid(why))
    me = replace(
        state.me,
        zone=zone,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        situation=_situation(event),
    )
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.NIGHT_FORM, reads=MemberContext, opens_form=True)
def open_night_form(state: MemberContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.night_form(state.me))


@router.submit(ActionName.NIGHT, reads=MemberContext)
def change_night(state: MemberContext, event: Submit, _now: datetime) -> Decision:
    """The same clock twice is no night."""
    why: dict[str, str] = {}
    night_from = _clock(event, "night_from", state.me.night_from, why)
    night_until = _clock(event, "night_until", state.me.night_until, why)
    if why:
        return Decision(reply=Invalid(why))
    me = replace(state.me, night_from=night_from, night_until=night_until)
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.NUDGES, reads=MemberContext)
def switch_nudges(state: MemberContext, event: Press, _now: datetime) -> Decision:
    me = replace(state.me, nudges=event.action.arg == "on")
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.MINUTES_BEFORE, reads=MemberContext)
def switch_minutes_before(state: MemberContext, event: Press, _now: datetime) -> Decision:
    me = replace(state.me, minutes_before=event.action.arg == "on")
    return Decision(reply=texts.saved(me), save=(me,))


def _situation(event: Submit) -> Situation | None:
    said = one_of(event.values, "situation")
    return Situation(said) if said in list(Situation) else None


def _clock(event: Submit, field: str, now_set: time, why: dict[str, str]) -> time:
    typed = text_of(event.values, field)
    try:
        return read_clock(typed)
    except ValueError:
        why[field] = texts.bad_clock(typed, now_set)
        return now_set
