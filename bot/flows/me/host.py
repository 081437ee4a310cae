"""A member becomes a host, changes what they offer, takes a break, stops."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Invalid, Values, Wrong
from bot.cards.rich_text import say
from bot.content.questions import field_of_id, nearest_fields, the_fields
from bot.engine.contexts.member import Context, HostedContext, HostingContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview.frozen import frozen
from bot.interview.hosting import HostApproval, HostProfile, Place
from bot.interview.members import Member
from bot.interview.model import Side
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.language.date_order import day_first
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_hours
from bot.language.public_holidays import nearest, read_country
from bot.language.times import read_day
from bot.steps import agreement, host_approval, host_fields
from bot.steps.hosting import keep_changed, keep_profile, standing, with_waiting_requests
from bot.texts import field_errors, notices
from bot.texts import times as times_texts
from bot.texts.interviews import confirmations, venue
from bot.texts.me import host as texts
from bot.texts.me import host_forms as forms

router = Router()
LONGEST_PAUSE = timedelta(days=366)
SUGGESTED = 25
OPEN = "open"
"""What continues once the rules are agreed to: the door opens, because hours were given before."""


def _suggest(_there: AutocompleteContext, typed: str) -> list[str]:
    near = nearest_fields(typed, SUGGESTED) if typed.strip() else the_fields()
    return [field.name for field in near]


@router.command(
    "host",
    # Translators: what a command does; at most 100 characters.
    say("Offer to be asked, change it, pause or stop"),
    takes="field",
    reads=HostedContext,
    suggest=_suggest,
    leads_to_hosting=True,
)
def host(context: HostedContext, event: Command, now: datetime) -> Decision:
    """`event.text` is their field, or what they typed for it."""
    if context.me.profile is None:
        return Decision(reply=texts.invitation(host_fields.as_arg(event.text)))
    profile = host_fields.with_known_field(context.me.profile, event.text)
    if profile != context.me.profile:
        return keep_profile(context, profile, standing(context.me, profile, now), now)
    asked = host_fields.with_similar_field(profile, event.text)
    card = standing(context.me, asked, now, asks_field=True)
    return Decision(reply=with_waiting_requests(card, context, now))


@router.press(ActionName.HOST_PROFILE, reads=Context, opens_form=True, side=Side.HOST)
def open_profile(context: Context, event: Press, _now: datetime) -> Decision:
    """The button may carry a field that was chosen before."""
    profile, chosen = context.me.profile or HostProfile(), field_of_id(event.action.arg)
    if context.me.profile or not event.action.arg:
        return Decision(reply=forms.profile_form(profile))
    words = chosen.name if chosen else event.action.arg
    return Decision(reply=forms.profile_form(replace(profile, field=words), event.action.arg))


@router.submit(ActionName.HOST_PROFILE, reads=HostedContext, side=Side.HOST)
def change_profile(context: HostedContext, event: Submit, now: datetime) -> Decision:
    written = {field: field.read(event.values) for field in forms.NEEDED}
    topics = _read_topics(written[forms.TOPICS])
    written[forms.TOPICS] = ", ".join(topics)
    country, wrong_country = _read_country(forms.COUNTRY.read(event.values))
    if why := forms.errors(written) | forms.too_many_topics(topics) | wrong_country:
        return Decision(reply=Invalid(why))
    before = context.me.profile or HostProfile()
    profile = replace(
        host_fields.with_words(before, written[forms.FIELD], event.action.arg),
        headline=written[forms.HEADLINE],
        topics=topics,
        gladly=written[forms.GLADLY],
        country=country,
    )
    return _saved(context.me, profile, standing(context.me, profile, now))


@router.press(ActionName.HOST_HOURS, reads=HostingContext, opens_form=True, side=Side.HOST)
def open_hours(context: HostingContext, _event: Press, _now: datetime) -> Decision:
    if context.me.profile is None:
        return Decision(reply=texts.invitation())
    if context.me.zone is None:
        return Decision(reply=notices.zone_needed())
    if _opens_with_hours(context.me.profile) and (rules := _rules_first(context)):
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
    opens, is_looked_at = _opens_with_hours(profile), host_approval.is_needed(context, profile)
    rules = _rules_first(context, OPEN) if opens else None
    is_open = profile.open or (opens and not rules and not is_looked_at)
    read = replace(profile, zone=context.me.zone, open=is_open)
    offered = _Offered(_lengths(read, context.settings), forms.place_field(context.me))
    changed = _read_hours(read, event.values, offered)
    if isinstance(changed, Invalid):
        return Decision(reply=changed)
    if is_looked_at:
        changed = replace(changed, look=changed.look or HostApproval.WANTED)
    if rules:
        return _saved(context.me, changed, rules)
    if is_looked_at and opens:
        return host_approval.ask_organizers(context, changed, now)
    status = texts.status(context.me, changed, now)
    if is_open and context.programme.opened_at is None:
        status = texts.before_opening(status)
    if changed.venue != profile.venue and _is_booked(context):
        status = replace(status, blocks=(*status.blocks, venue.booked_places_stay()))
    return _saved(context.me, changed, status)


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
    if rules := _rules_first(context, OPEN):
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
        return Decision(reply=_rules_first(context, event.action.arg))
    goes_on = open_again if event.action.arg == OPEN else open_hours
    decision = goes_on(replace(context, me=me), event, now)
    return replace(decision, save=decision.save or (me,))


@router.press(ActionName.HOST_STOP, reads=HostedContext)
def stop(context: HostedContext, event: Press, now: datetime) -> Decision:
    if context.me.profile is None:
        return Decision(reply=texts.invitation())
    if not event.action.is_confirmed:
        return Decision(reply=confirmations.card(confirmations.stop_hosting(), event.action))
    return keep_profile(context, context.me.profile.closed(), texts.stopped(), now)


def _rules_first(context: HostingContext, arg: str = "") -> Card | None:
    return agreement.rules_first(context, ActionName.AGREE_TO_HOST, arg=arg)


def _opens_with_hours(profile: HostProfile) -> bool:
    """The first hours open the door. Later ones do not open a door that was closed."""
    return not profile.open and not profile.hours.stretches


def _brought(arg: str) -> date | None:
    try:
        return date.fromisoformat(arg)
    except ValueError:
        return None


def _read_topics(text: str) -> tuple[str, ...]:
    topics = dict.fromkeys(topic.strip() for topic in text.split(",") if topic.strip())
    return tuple(topics)


def _read_country(typed: str) -> tuple[str, Wrong]:
    """The country, and what is wrong with it."""
    country = read_country(typed) if typed else ""
    return country or "", forms.bad_country(typed, nearest(typed)) if country is None else {}


def _saved(me: Member, profile: HostProfile, answer: Card) -> Decision:
    return Decision(reply=answer, save=(replace(me, profile=profile),))


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
        why[forms.HOURS] = forms.too_many_hours()
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
