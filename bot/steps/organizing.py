"""What is the same whenever an organizer acts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.cards.files import File
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision, Post, Saved
from bot.engine.retention import PEOPLE
from bot.interview.members import Member
from bot.interview.organizing.programme import Act, ActName, FirstStep, Programme
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.interview.quiet_hours import next_allowed
from bot.texts.organizing import organize as texts
from bot.texts.organizing import people
from bot.texts.organizing import programme_settings as settings_texts


def save_and_log(
    context: OrganizingContext,
    name: ActName,
    now: datetime,
    *saved: Saved,
    about: Member | None = None,
    posts: Sequence[Post] = (),
) -> Decision:
    """Saved with a line in the log. The answer shows the programme as it is then."""
    changed = (each for each in saved if isinstance(each, Programme))
    programme = next(changed, context.programme)
    act = Act(context.me.community, now, context.me.id, name, about.id if about else None)
    return Decision(
        reply=texts.home(replace(context, programme=programme)),
        save=(*saved, act),
        posts=tuple(posts),
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
    """Saved with a line in the log, unless nothing has changed. The answer shows the settings."""
    programme = replace(context.programme, settings=settings)
    shown = settings_texts.settings(programme, context.me)
    if programme == context.programme:
        return Decision(reply=shown, taken=True)
    return replace(save_and_log(context, name, now, programme), reply=shown)


def tell(organizer: Member, what: str, card: Card, now: datetime) -> Post:
    """A card for an organizer that notifies each time."""
    return Post(organizer.id, f"organizing:{what}:{now:%Y%m%dT%H%M%S}", card)


def tell_by_day(organizer: Member, what: str, card: Card, now: datetime) -> Post:
    """The same, once the organizer's quiet hours are over."""
    return replace(tell(organizer, what, card, now), not_before=next_allowed(organizer, now))
