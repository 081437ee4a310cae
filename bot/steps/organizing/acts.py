"""What is the same whenever an organizer acts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.cards.files import File
from bot.cards.rich_text import Text
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision, Post, Saved, TakenBack
from bot.engine.retention import PEOPLE
from bot.interview.members import Member
from bot.interview.organizing.programme import Act, ActName, FirstStep, Programme
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.texts.organizing.people import people
from bot.texts.organizing.programme import organize as texts
from bot.texts.organizing.programme import organizers as organizers_texts
from bot.texts.organizing.settings import settings as settings_texts
from bot.texts.organizing.settings.settings import SAVED

_ALONE = "alone"
"""What says that an organizer is the only one now."""


def save_and_log(
    context: OrganizingContext,
    name: ActName,
    now: datetime,
    *saved: Saved,
    about: Member | None = None,
    posts: Sequence[Post] = (),
    takes_back: Sequence[TakenBack] = (),
) -> Decision:
    """Saved with a line in the log. The answer says what was done, and shows the programme as it is
    then."""
    changed = (each for each in saved if isinstance(each, Programme))
    programme = next(changed, context.programme)
    act = Act(context.me.community, now, context.me.id, name, about.id if about else None)
    return Decision(
        reply=texts.home(replace(context, programme=programme), title=texts.done(name, about)),
        save=(*saved, act),
        posts=tuple(posts),
        takes_back=tuple(takes_back),
    )


def with_step_done(context: OrganizingContext, step: FirstStep) -> tuple[Programme, ...]:
    """What is saved once organizers have done this step. Empty if it was done before."""
    programme = context.programme
    if step in programme.seen_to:
        return ()
    return (replace(programme, seen_to=(*programme.seen_to, step)),)


def send_list(
    context: OrganizingContext, event: str, file: File, lines: int, now: datetime
) -> Decision:
    """The list is sent in a direct message, because private answers on some platforms cannot
    contain a file."""
    act = Act(context.me.community, now, context.me.id, ActName.TOOK_LIST)
    card = people.file_card(file, lines)
    return Decision(save=(act,), posts=(Post(context.me.id, f"{PEOPLE}{event}", card),))


def set_programme(
    context: OrganizingContext, settings: ProgrammeSettings, name: ActName, now: datetime
) -> Decision:
    return save_settings(context, replace(context.programme, settings=settings), name, now)


def save_settings(
    context: OrganizingContext,
    programme: Programme,
    name: ActName,
    now: datetime,
    *,
    told: Text = SAVED,
    unchanged: Text | None = None,
) -> Decision:
    """Saved with a line in the log, unless nothing has changed. The answer shows the settings,
    below what was done: `told`, or `unchanged` if nothing was."""
    if programme == context.programme:
        return Decision(reply=_settings(context, unchanged), taken=True)
    saved = save_and_log(context, name, now, programme)
    return replace(saved, reply=_settings(replace(context, programme=programme), told))


def _settings(context: OrganizingContext, title: Text | None) -> Card:
    """Before the programme is open, the list of first steps instead, where the next one follows."""
    if context.programme.opened_at is None:
        return texts.home(context, title=title)
    return settings_texts.settings(context, title)


def tell(organizer: Member, what: str, card: Card, now: datetime) -> Post:
    """A card for an organizer that notifies each time."""
    return Post(organizer.id, f"organizing:{what}:{now:%Y%m%dT%H%M%S}", card)


def tell_by_day(organizer: Member, what: str, card: Card, now: datetime) -> Post:
    """The same, once the organizer's quiet hours are over."""
    return replace(tell(organizer, what, card, now), not_before=next_allowed(organizer, now))


def no_longer_so(readers: Iterable[Member], *told: str) -> tuple[TakenBack, ...]:
    """What `tell_by_day` would still tell them is no longer so."""
    return tuple(TakenBack(each.id, f"organizing:{what}:") for each in readers for what in told)


def told_of_office(organizer: Member, others: Iterable[Member]) -> tuple[TakenBack, ...]:
    """What they and the others would still be told of the time when they organized."""
    joined = no_longer_so(others, f"joined:{organizer.id}")
    return (*no_longer_so([organizer], "contact", "no_contact"), *joined)


def told_of_end(organizer: Member, others: Iterable[Member]) -> tuple[TakenBack, ...]:
    """What they and the others would still be told of its end, once they organize again."""
    ends = (f"{how}:{organizer.id}" for how in ("stepped_down", "ended", "left"))
    return (*no_longer_so([organizer], "own_end"), *no_longer_so(others, _ALONE, *ends))


def tell_who_was_ended(
    ended: Member, by: Member, organizers: Sequence[Member], now: datetime
) -> tuple[Post, ...]:
    """For the organizers who remain, except the one who removed them."""
    left = [each for each in organizers if each.id != ended.id]
    told = tell_who_remain(left, f"ended:{ended.id}", organizers_texts.ended_told(ended, by), now)
    return tuple(each for each in told if each.to != by.id)


def tell_who_remain(
    left: Sequence[Member], what: str, card: Card, now: datetime
) -> tuple[Post, ...]:
    """That somebody no longer organizes. Whether one is alone now is said apart, because it may
    change by the morning."""
    told = tuple(tell_by_day(each, what, card, now) for each in left)
    if len(left) != 1:
        return told
    return (*told, tell_by_day(left[0], _ALONE, organizers_texts.are_alone(), now))
