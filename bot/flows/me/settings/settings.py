"""A member's time zone, quiet hours, nights and nudges."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid, Wrong
from bot.cards.rich_text import say
from bot.engine.contexts.member import Context
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview.members import Situation
from bot.interview.scheduling import zones
from bot.language.intents import knows
from bot.language.spelling import ordinary_words
from bot.language.zones import time_zones
from bot.language.zones.locale_hints import likely_city
from bot.language.zones.zone_suggestions import read_suggested, suggested_zones
from bot.texts.me.settings import settings as texts

router = Router()


def _suggest(_there: AutocompleteContext, typed: str) -> list[str]:
    return suggested_zones(typed)


def _knows(zone: str, _language: str) -> bool:
    """A single word that is no word of English may be a place that we do not know, and so may a
    word with a slash: then that is said."""
    is_name = (
        zone.replace("/", "").isalpha() and zone.lower() not in ordinary_words() and not knows(zone)
    )
    return is_name or zone == texts.MORE or read_suggested(zone) is not None


@router.command(
    "settings",
    # Translators: what a command does; at most 100 characters.
    say("My time zone, language, quiet hours and nudges"),
    takes="zone",
    reads=Context,
    suggest=_suggest,
    knows=_knows,
)
def settings(context: Context, event: Command, _now: datetime) -> Decision:
    """`event.text` is the time zone to set, or empty to show what most people change."""
    if not event.text:
        return Decision(reply=texts.settings(context.me))
    if event.text.lower() == texts.MORE:
        return Decision(reply=texts.more_settings(context.me))
    zone = read_suggested(event.text)
    if zone is None:
        return Decision(reply=texts.unknown_zone(event.text, time_zones.nearest(event.text)))
    me = zones.with_zone_set_by_hand(context.me, zone)
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.SETTINGS_FORM, reads=Context, opens_form=True)
def open_form(context: Context, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form(context.me, likely_city(event.by.locale)))


@router.submit(ActionName.SETTINGS, reads=Context)
def change(context: Context, event: Submit, _now: datetime) -> Decision:
    why: Wrong = {}
    typed = texts.ZONE.read(event.values)
    zone = time_zones.read_zone(typed)
    if zone is None:
        why[texts.ZONE] = texts.bad_zone(typed, time_zones.nearest(typed))
    quiet = (context.me.quiet_from, context.me.quiet_until)
    quiet_from, quiet_until = texts.QUIET.read(event.values, quiet, why)
    if quiet_from == quiet_until and not why:
        why[texts.QUIET.end] = texts.NO_QUIET
    if why:
        return Decision(reply=Invalid(why))
    me = replace(
        zones.with_zone_set_by_hand(context.me, zone),
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        situation=texts.SITUATION.read_as(event.values, Situation),
    )
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.NIGHT_FORM, reads=Context, opens_form=True)
def open_night_form(context: Context, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.night_form(context.me))


@router.submit(ActionName.NIGHT, reads=Context)
def change_night(context: Context, event: Submit, _now: datetime) -> Decision:
    """If both times are the same, there is no night."""
    why: Wrong = {}
    night = (context.me.night_from, context.me.night_until)
    night_from, night_until = texts.NIGHT.read(event.values, night, why)
    if why:
        return Decision(reply=Invalid(why))
    me = replace(context.me, night_from=night_from, night_until=night_until)
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.NUDGES, reads=Context)
def switch_nudges(context: Context, event: Press, _now: datetime) -> Decision:
    me = replace(context.me, nudges=event.action.arg == "on")
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.MINUTES_BEFORE, reads=Context)
def switch_minutes_before(context: Context, event: Press, _now: datetime) -> Decision:
    me = replace(context.me, minutes_before=event.action.arg == "on")
    return Decision(reply=texts.saved(me), save=(me,))


@router.press(ActionName.MINUTES_LEFT, reads=Context)
def switch_minutes_left(context: Context, event: Press, _now: datetime) -> Decision:
    me = replace(context.me, minutes_left=event.action.arg == "on")
    return Decision(reply=texts.sign_switched(me), save=(me,))
