"""Once a year hosts are thanked, if the organizers want that. They see the card before."""

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.files import PictureToDraw
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.engine.contexts.yearly_thanks import HostThanksContext, ThanksContext, ThanksSoonContext
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.delivering.readers_day import in_daytime
from bot.engine.events import CommunityDue, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member, zone_or_utc
from bot.interview.organizing.programme import ActName, Programme
from bot.interview.organizing.yearly_thanks import SHOWN_BEFORE, HostYear, next_thanks, year_name
from bot.steps.organizing.acts import no_longer_so, save_and_log, tell, tell_by_day
from bot.texts.organizing.broadcasts import yearly_thanks as texts

router = Router()

BETWEEN_STEPS = timedelta(seconds=2)
SAMPLE = HostYear(interviews=4, minutes=100, notes=3)
"""The numbers on the card that organizers are shown."""


def _next_thanks(context: CommunityContext | OrganizingContext, now: datetime) -> datetime:
    """Organizers see the card before, so a programme that opened later than that waits a year."""
    programme = context.programme
    shown = programme.opened_at + SHOWN_BEFORE if programme.opened_at else now
    return next_thanks(max(now, shown), _zone(context), programme.settings.year_begins)


def _zone(context: CommunityContext | OrganizingContext) -> tzinfo:
    """The contact's time zone."""
    return context.contact.zoneinfo if context.contact else zone_or_utc(None)


@router.community_timer(CommunityTimerName.THANKS_SOON, reads=ThanksSoonContext)
def show_before(context: ThanksSoonContext, due: CommunityDue, now: datetime) -> Decision:
    """Two weeks before, each year again; also if the programme's year now begins with another
    month."""
    at = _next_thanks(context, now)
    if now < at - SHOWN_BEFORE:
        soon = _soon(due.community, at - SHOWN_BEFORE)
        return Decision(community_timers=(soon, _thank(due.community, at)))
    timers = (_soon(due.community, at + timedelta(days=1)), _thank(due.community, at))
    if not context.programme.yearly_thanks:
        return Decision(community_timers=timers)
    posts = [
        post
        for each in context.organizers
        for post in (
            tell_by_day(each, "thanks_card", _card(context, each, SAMPLE, now), now),
            tell_by_day(each, "thanks", texts.thanked_soon(context.thanked, at), now),
        )
    ]
    return Decision(posts=tuple(posts), community_timers=timers)


def _soon(community: int, at: datetime) -> CommunityTimer:
    return CommunityTimer(community, CommunityTimerName.THANKS_SOON, at)


def _thank(community: int, at: datetime, after: int = 0) -> CommunityTimer:
    about = str(after) if after else ""
    return CommunityTimer(community, CommunityTimerName.THANKS, at, about)


@router.community_timer(CommunityTimerName.THANKS, reads=ThanksContext)
def thank(context: ThanksContext, due: CommunityDue, now: datetime) -> Decision:
    """Some hosts in each step, each by a timer of their own, so that a card that fails does not
    hold up the others."""
    programme = context.programme
    if not programme.yearly_thanks or programme.opened_at is None:
        return Decision()
    timers = [
        CommunityTimer(due.community, CommunityTimerName.THANK_HOST, now, str(each))
        for each in context.hosts
    ]
    if not context.is_last:
        timers.append(_thank(due.community, now + BETWEEN_STEPS, context.hosts[-1]))
    return Decision(community_timers=tuple(timers))


@router.community_timer(CommunityTimerName.THANK_HOST, reads=HostThanksContext)
def thank_host(context: HostThanksContext, _due: CommunityDue, now: datetime) -> Decision:
    host = context.member
    if context.year is None or not context.programme.yearly_thanks:
        return Decision()
    post = Post(host.id, f"thanks:{now.year}", _card(context, host, context.year, now))
    return Decision(posts=(in_daytime(post, host, now),))


def _card(
    context: CommunityContext | OrganizingContext, host: Member, given: HostYear, now: datetime
) -> Card:
    settings = context.programme.settings
    name = year_name(now, _zone(context), settings.year_begins)
    picture = PictureToDraw(
        f"thank-you-{now.year}.png", texts.keepsake(host, given, name, settings)
    )
    card = texts.thanks(given, context.programme.thanks_sentence)
    return replace(card, files=(picture,))


def _stands(context: OrganizingContext, programme: Programme, now: datetime) -> Card:
    return texts.overview(programme, _next_thanks(context, now))


@router.press(ActionName.YEARLY_THANKS, reads=OrganizingContext, only_reads=True)
def show(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    return Decision(reply=_stands(context, context.programme, now))


@router.press(ActionName.THANKS_CARD, reads=OrganizingContext)
def show_card(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    """With invented numbers, and in a direct message, because its picture has to be drawn first."""
    card = tell(context.me, "thanks_card", _card(context, context.me, SAMPLE, now), now)
    return Decision(reply=texts.on_its_way(), posts=(card,))


@router.press(ActionName.THANKS_FORM, reads=OrganizingContext, opens_form=True)
def open_form(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form(context.programme))


@router.submit(ActionName.THANKS_SENTENCE, reads=OrganizingContext)
def add(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    sentence = texts.SENTENCE.read_cut(event.values)
    return _changed(context, replace(context.programme, thanks_sentence=sentence), now)


@router.press(ActionName.THANKS_SWITCH, reads=OrganizingContext)
def switch(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    on = event.action.arg == "on"
    return _changed(context, replace(context.programme, yearly_thanks=on), now)


def _changed(context: OrganizingContext, programme: Programme, now: datetime) -> Decision:
    off = () if programme.yearly_thanks else ("thanks_card", "thanks")
    soon = no_longer_so(context.organizers, *off)
    saved = save_and_log(context, ActName.CHANGED_THANKS, now, programme, takes_back=soon)
    return replace(saved, reply=_stands(context, programme, now))
