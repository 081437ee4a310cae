"""Who organizes: organizers name others, choose the contact, and step down."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.cards.rich_text import Text
from bot.engine.contexts.programme import MemberDueContext, OrganizingContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import CommunityDue, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member
from bot.interview.organizing.programme import ActName, Organizer
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.language.search import names, names_matching
from bot.steps.organizing.acts import (
    no_longer_so,
    save_and_log,
    tell_by_day,
    tell_who_remain,
    tell_who_was_ended,
    told_of_end,
    told_of_office,
)
from bot.steps.organizing.report_dates import report_timer
from bot.texts import notices
from bot.texts.organizing.programme import organizers as texts

router = Router()


@router.press(ActionName.ORGANIZERS, reads=OrganizingContext, only_reads=True)
def organizers(context: OrganizingContext, event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.organizers(context, may_end=event.by.runs_space))


@router.press(ActionName.NAME_ORGANIZER_FORM, reads=OrganizingContext, opens_form=True)
def open_form(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    is_open = context.programme.opened_at is not None
    return Decision(reply=texts.form(is_open=is_open))


@router.submit(ActionName.NAME_ORGANIZER, reads=OrganizingContext, names_field=texts.WHO)
def choose(context: OrganizingContext, event: Submit, _now: datetime) -> Decision:
    """A typed name is not enough: the organizer chooses the member with a button."""
    ids = {each.id for each in context.organizers}
    new = [each for each in context.meant if each.id not in ids]
    if not new:
        return Decision(reply=Invalid({texts.WHO: _nobody_new(context, event)}))
    return Decision(reply=texts.choose(new), taken=True)


def _nobody_new(context: OrganizingContext, event: Submit) -> Text:
    """Whoever is meant organizes already, or is not known here."""
    typed = texts.WHO.read(event.values)
    is_open = context.programme.opened_at is not None
    is_me = bool(names(typed) and names_matching(typed, [context.me.name]))
    if known := context.me if is_me else next(iter(context.meant), None):
        return texts.organizes_already(known, is_open=is_open)
    return texts.nobody(typed, is_open=is_open)


@router.press(ActionName.NAME_ORGANIZER, reads=OrganizingContext)
def name(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    named = context.only_meant
    if named is None or named.left:
        return Decision(reply=notices.not_yours())
    if any(each.id == named.id for each in context.organizers):
        return Decision(reply=texts.organizers(context, may_end=False))
    card = texts.were_named(context.me)
    decision = save_and_log(
        replace(context, organizers=(*context.organizers, named)),
        ActName.NAMED_ORGANIZER,
        now,
        Organizer(named.id, named.community, now),
        about=named,
        posts=(tell_by_day(named, "named", card, now),),
        takes_back=told_of_end(named, context.organizers),
    )
    return replace(decision, community_timers=(report_timer(named, context.programme, now),))


@router.press(ActionName.CONTACT, reads=OrganizingContext)
def choose_contact(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    chosen = _organizer(context, event)
    if chosen is None:
        return Decision(reply=notices.not_yours())
    return save_and_log(
        replace(context, contact=chosen),
        ActName.NAMED_CONTACT,
        now,
        replace(context.programme, contact=chosen.id),
        about=chosen,
        posts=tuple(_told_of_contact(context, chosen, now)),
        takes_back=(
            *no_longer_so(context.organizers, "contact"),
            *no_longer_so([chosen], "no_contact"),
        ),
    )


def _told_of_contact(context: OrganizingContext, chosen: Member, now: datetime) -> Iterator[Post]:
    """For the new contact and the former one, unless it is who chose."""
    me, former = context.me, _known_as_contact(context, now)
    if chosen.id != me.id:
        yield tell_by_day(chosen, "contact", texts.are_contact(), now)
    if former and former.id not in (chosen.id, me.id):
        yield tell_by_day(former, "no_contact", texts.no_longer_contact(me), now)


def _known_as_contact(context: OrganizingContext, now: datetime) -> Member | None:
    """The contact until now. None if there is none, or if they sleep and would only have been told
    in the morning that they are the contact."""
    contact = context.contact
    last = next((each for each in context.acts if each.name is ActName.NAMED_CONTACT), None)
    if contact is None or last is None or last.by == contact.id or last.about != contact.id:
        return contact
    return contact if next_allowed(contact, last.at) <= now else None


@router.press(ActionName.STEP_DOWN, reads=OrganizingContext)
def step_down(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    """Never the last one. They are asked again first, because not everybody can undo it alone."""
    if len(context.organizers) == 1:
        return Decision(reply=texts.you_are_the_last())
    if event.action.arg != texts.SURE:
        is_contact = context.programme.contact == context.me.id
        return Decision(reply=texts.sure_to_step_down(is_contact=is_contact))
    left = [each for each in context.organizers if each.id != context.me.id]
    card = texts.stepped_down_told(context.me)
    told = tell_who_remain(left, f"stepped_down:{context.me.id}", card, now)
    ended = save_and_log(
        context,
        ActName.STEPPED_DOWN,
        now,
        _ended(context.me, now),
        posts=told,
        takes_back=told_of_office(context.me, left),
    )
    return replace(ended, reply=texts.stepped_down())


@router.press(ActionName.END_ORGANIZER, reads=OrganizingContext)
def end(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    """Only for members who run the space on its platform."""
    ended = _organizer(context, event)
    if not event.by.runs_space or ended is None or ended.id == context.me.id:
        return Decision(reply=notices.not_yours())
    if event.action.arg != texts.SURE:
        return Decision(reply=texts.sure_to_end(ended))
    left = tuple(each for each in context.organizers if each.id != ended.id)
    return save_and_log(
        replace(context, organizers=left),
        ActName.ENDED_ORGANIZER,
        now,
        _ended(ended, now),
        about=ended,
        posts=(
            tell_by_day(ended, "own_end", texts.were_ended(), now),
            *tell_who_was_ended(ended, context.me, left, now),
        ),
        takes_back=told_of_office(ended, left),
    )


@router.community_timer(CommunityTimerName.ORGANIZER_LEFT, reads=MemberDueContext)
def tell_who_left(context: MemberDueContext, _due: CommunityDue, now: datetime) -> Decision:
    """The organizers who remain, once their quiet hours are over."""
    left = context.organizers
    if any(each.id == context.member.id for each in left):
        return Decision()
    card = texts.has_left_told(context.member)
    return Decision(
        posts=tell_who_remain(left, f"left:{context.member.id}", card, now),
        takes_back=told_of_office(context.member, left),
    )


def _ended(member: Member, now: datetime) -> Organizer:
    return Organizer(member.id, member.community, now, stepped_down=True)


def _organizer(context: OrganizingContext, event: Press) -> Member | None:
    these = (each for each in context.organizers if str(each.id) == event.action.about)
    return next(these, None)
