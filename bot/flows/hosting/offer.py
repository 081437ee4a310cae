"""A member becomes a host, or changes what they offer."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid, Wrong
from bot.cards.rich_text import say
from bot.content.questions import field_of_id, nearest_fields, the_fields
from bot.engine.contexts.member import Context, HostedContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview.hosting import HostProfile
from bot.interview.model import Side
from bot.language.public_holidays import nearest, read_country
from bot.steps.hosting import host_fields
from bot.steps.hosting.standing import keep_profile, standing, with_waiting_requests
from bot.texts.hosting import forms
from bot.texts.hosting import host as texts

router = Router()
SUGGESTED = 25


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


@router.press(ActionName.HOSTING, reads=HostedContext, only_reads=True)
def show_again(context: HostedContext, _event: Press, now: datetime) -> Decision:
    if context.me.profile is None:
        return Decision(reply=texts.invitation())
    card = standing(context.me, context.me.profile, now)
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
    me = replace(context.me, profile=profile)
    return Decision(reply=standing(context.me, profile, now), save=(me,))


def _read_topics(text: str) -> tuple[str, ...]:
    topics = dict.fromkeys(topic.strip() for topic in text.split(",") if topic.strip())
    return tuple(topics)


def _read_country(typed: str) -> tuple[str, Wrong]:
    """The country, and what is wrong with it."""
    country = read_country(typed) if typed else ""
    return country or "", forms.bad_country(typed, nearest(typed)) if country is None else {}
