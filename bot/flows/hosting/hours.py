"""When a host can talk, how often and where. The first hours open their door."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Invalid, Values, Wrong
from bot.engine.contexts.member import HostedContext, HostingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.frozen import frozen
from bot.interview.hosting import HostApproval, HostProfile, Place
from bot.interview.model import Side
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_hours
from bot.steps.asking import agreement
from bot.steps.hosting import host_approval
from bot.texts import field_errors, notices
from bot.texts import times as times_texts
from bot.texts.hosting import forms
from bot.texts.hosting import host as texts
from bot.texts.interviews import venue

router = Router()
OPEN = "open"
"""What continues once the rules are agreed to: the door opens, because hours were given before."""


@router.press(ActionName.HOST_HOURS, reads=HostingContext, opens_form=True, side=Side.HOST)
def open_hours(context: HostingContext, _event: Press, _now: datetime) -> Decision:
    if context.me.profile is None:
        return Decision(reply=texts.invitation())
    if context.me.zone is None:
        return Decision(reply=notices.zone_needed())
    if _opens_with_hours(context.me.profile) and (rules := rules_first(context)):
        return Decision(reply=rules)
    profile = _as_usual(context.me.profile, context.settings)
    lengths = _lengths(profile, context.settings)
    place = forms.place_field(context.me)
    return Decision(reply=forms.hours_form(profile, context.me.zone, lengths, place))


@router.submit(ActionName.HOST_HOURS, reads=HostingContext, side=Side.HOST)
def change_hours(context: HostingContext, event: Submit, now: datetime) -> Decision:
    profile = context.me.profile
    if profile is None:
        return Decision(reply=texts.invitation())
    if context.me.zone is None:
        return Decision(reply=notices.zone_needed())
    opens, needs_approval = _opens_with_hours(profile), host_approval.is_needed(context, profile)
    rules = rules_first(context, OPEN) if opens else None
    is_open = profile.open or (opens and not rules and not needs_approval)
    read = replace(profile, zone=context.me.zone, open=is_open)
    offered = _Offered(_lengths(read, context.settings), forms.place_field(context.me))
    changed = _read_hours(read, event.values, offered)
    if isinstance(changed, Invalid):
        return Decision(reply=changed)
    if needs_approval:
        changed = replace(changed, approval=changed.approval or HostApproval.WANTED)
    me = replace(context.me, profile=changed)
    if rules:
        return Decision(reply=rules, save=(me,))
    if needs_approval and opens:
        return host_approval.ask_organizers(context, changed, now)
    return Decision(reply=_how_it_stands(context, changed, now), save=(me,))


def _how_it_stands(context: HostingContext, changed: HostProfile, now: datetime) -> Card:
    status = texts.status(context.me, changed, now)
    if changed.open and context.programme.opened_at is None:
        status = texts.before_opening(status)
    before = context.me.profile
    if before and changed.venue != before.venue and _is_booked(context):
        return replace(status, blocks=(*status.blocks, venue.BOOKED_PLACES_STAY))
    return status


def rules_first(context: HostingContext, arg: str = "") -> Card | None:
    return agreement.rules_first(context, ActionName.AGREE_TO_HOST, arg=arg)


def _opens_with_hours(profile: HostProfile) -> bool:
    """The first hours open the door. Later ones do not open a door that was closed."""
    return not profile.open and not profile.hours.stretches


def _is_booked(context: HostedContext) -> bool:
    """Whether a place was agreed for an interview that I host."""
    return any(each.venue for each, _ in context.hosted)


def _as_usual(profile: HostProfile, settings: ProgrammeSettings) -> HostProfile:
    """What somebody without hours is shown first, to change or to leave."""
    if profile.hours.stretches:
        return profile
    return replace(profile, per_month=settings.per_month, minutes=settings.usual_minutes)


def _lengths(profile: HostProfile, settings: ProgrammeSettings) -> list[int]:
    """The lengths of the programme, and the host's own if it was one of them before."""
    own = {profile.minutes} if profile.hours.stretches else set()
    return sorted({*settings.lengths, *own})


@frozen
class _Offered:
    """What can be chosen. `lengths` are in minutes."""

    lengths: Sequence[int]
    place: ChoiceField


def _read_hours(profile: HostProfile, values: Values, offered: _Offered) -> HostProfile | Invalid:
    why: Wrong = {}
    meanings: dict[str, tuple[str, ...]] = {}
    hours = profile.hours
    try:
        hours = read_hours(forms.HOURS.read(values))
    except NotUnderstood as unread:
        why[forms.HOURS] = times_texts.not_understood(unread)
    except Ambiguous as asked:
        why[forms.HOURS] = times_texts.ambiguous_hours(asked)
        meanings[forms.HOURS.name] = times_texts.meanings_of_hours(asked)
    if len(str(hours)) > forms.HOURS.most:
        why[forms.HOURS] = forms.TOO_MANY_HOURS
    detail = forms.PLACE_DETAIL.read(values)
    why |= forms.choice_errors(
        values, offered.lengths, offered.place
    ) | field_errors.more_than_fits(forms.PLACE_DETAIL, detail)
    if not why and hours.longest() < timedelta(minutes=_minutes(values)):
        why[forms.HOURS] = forms.too_short_hours(_minutes(values))
    if why:
        return Invalid(why, meanings)
    return replace(
        profile,
        hours=hours,
        per_month=int(forms.PER_MONTH.read_one(values)),
        minutes=_minutes(values),
        place=Place(forms.PLACE.read_one(values)),
        place_detail=detail,
    )


def _minutes(values: Values) -> int:
    return int(forms.MINUTES.read_one(values))
