"""The seeker puts what was recommended on the reading list."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import OPTIONS
from bot.engine.contexts.interview import DebriefContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.afterwards.resources import Recommendation, Resource, for_the_list, naming_key
from bot.interview.model import Side
from bot.language.debrief.resources import resources_in
from bot.texts import notices
from bot.texts.finding import reading_list as texts

router = Router()


@router.press(ActionName.SHARE, reads=DebriefContext, opens_form=True, any_revision=True)
def open_share(context: DebriefContext, _event: Press, _now: datetime) -> Decision:
    if context.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    found = _recommended(context)
    if not found:
        return Decision(reply=texts.nothing_to_share())
    ticked = {each.key for each in context.recommendations if each.listed}
    return Decision(reply=texts.share_form(context.interview, context.host, found, ticked))


@router.submit(ActionName.SHARE, reads=DebriefContext, any_revision=True)
def share(context: DebriefContext, event: Submit, now: datetime) -> Decision:
    if context.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    chosen = texts.SHARED.read(event.values)
    changed = tuple(_changed(context, chosen, now))
    listed = _listed(context, changed)
    return Decision(reply=texts.shared(len(listed)), save=changed, posts=_ask(context, listed))


def _recommended(context: DebriefContext) -> list[Resource]:
    """What was recognised in the debrief. What may not be on the list, and what exceeds the room in
    a form, stays private to the seeker."""
    debrief = context.interview.debrief
    found = map(for_the_list, resources_in(debrief.resources) if debrief else ())
    removed = {each.key for each in context.recommendations if each.removed}
    return [each for each in found if each and each.key not in removed][:OPTIONS]


def _changed(
    context: DebriefContext, chosen: Collection[str], now: datetime
) -> Iterator[Recommendation]:
    """What is added, and what was on the list and is now left out."""
    known = {each.key: each for each in context.recommendations}
    for resource in _recommended(context):
        before, listed = known.get(resource.key), resource.key in chosen
        if before and before.listed != listed:
            yield replace(before, listed=listed)
        elif listed and not before:
            yield _new(context, resource, now)


def _new(context: DebriefContext, resource: Resource, now: datetime) -> Recommendation:
    interview, profile = context.interview, context.host.profile
    return Recommendation(
        interview.id,
        resource.key,
        interview.community,
        interview.seeker,
        interview.host,
        resource.kind,
        resource.text,
        profile.field if profile else "",
        now,
    )


def _listed(context: DebriefContext, changed: Sequence[Recommendation]) -> list[Recommendation]:
    """Everything from this interview that is on the list once these are saved."""
    saved = {each.key: each for each in (*context.recommendations, *changed)}
    return [each for each in saved.values() if each.listed]


def _ask(context: DebriefContext, listed: Sequence[Recommendation]) -> tuple[Post, ...]:
    """The host is asked once, and sees what is added later on the same card. A host who wants no
    nudges is not asked. Without their yes, nobody is named."""
    new = [each for each in listed if each.key not in context.naming.keys]
    if not new or not context.host.nudges:
        return ()
    card = texts.may_i_name_you(context.interview, context.seeker, listed, named=None)
    of = context.interview.id
    return (Post(context.host.id, naming_key(of), card, lasting_about=of),)
