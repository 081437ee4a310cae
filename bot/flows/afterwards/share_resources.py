"""The seeker puts what was recommended on the reading list, and may take it back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import OPTIONS
from bot.engine.contexts import DebriefContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Side
from bot.interview.resources import Recommendation, Resource, ResourceKind, naming_key
from bot.language.resources import resources_in
from bot.texts import notices
from bot.texts import reading_list as texts

router = Router()


@router.press(ActionName.SHARE, reads=DebriefContext, opens_form=True, any_revision=True)
def open_share(state: DebriefContext, _event: Press, _now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    found = _recommended(state)
    if not found:
        return Decision(reply=texts.nothing_to_share())
    ticked = {each.key for each in state.recommendations if each.listed}
    return Decision(reply=texts.share_form(state.interview, state.host, found, ticked))


@router.submit(ActionName.SHARE, reads=DebriefContext, any_revision=True)
def share(state: DebriefContext, event: Submit, now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    chosen = texts.SHARED.read(event.values)
    changed = tuple(_changed(state, chosen, now))
    listed = _listed(state, changed)
    return Decision(reply=texts.shared(len(listed)), save=changed, posts=_ask(state, listed))


@router.press(ActionName.TAKE_BACK, reads=DebriefContext, any_revision=True)
def take_back(state: DebriefContext, event: Press, _now: datetime) -> Decision:
    for each in state.recommendations:
        if each.key == event.action.arg and state.side is Side.SEEKER:
            return Decision(reply=texts.taken_back(each), save=(replace(each, listed=False),))
    return Decision(reply=notices.not_yours())


def _recommended(state: DebriefContext) -> list[Resource]:
    """What was recognised in the debrief; a line that is no title, and what comes after as many
    as a form has room for, stays the seeker's."""
    debrief = state.interview.debrief
    found = resources_in(debrief.resources) if debrief else ()
    return [each for each in found if each.kind is not ResourceKind.NOTE][:OPTIONS]


def _changed(
    state: DebriefContext, chosen: Collection[str], now: datetime
) -> Iterator[Recommendation]:
    """What is added, and what was on the list and is left out now."""
    known = {each.key: each for each in state.recommendations}
    for resource in _recommended(state):
        before, listed = known.get(resource.key), resource.key in chosen
        if before and before.listed != listed:
            yield replace(before, listed=listed)
        elif listed and not before:
            yield _new(state, resource, now)


def _new(state: DebriefContext, resource: Resource, now: datetime) -> Recommendation:
    interview, profile = state.interview, state.host.profile
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


def _listed(state: DebriefContext, changed: Sequence[Recommendation]) -> list[Recommendation]:
    """All that is on the list of this interview, once these are saved."""
    saved = {each.key: each for each in (*state.recommendations, *changed)}
    return [each for each in saved.values() if each.listed]


def _ask(state: DebriefContext, listed: Sequence[Recommendation]) -> tuple[Post, ...]:
    """The host is asked once, and finds what is added later on the same card. Who wants no
    nudges is not asked: without a yes, nobody is named."""
    new = [each for each in listed if each.key not in state.naming.keys]
    if not new or not state.host.nudges:
        return ()
    card = texts.may_i_name_you(state.interview, state.seeker, listed, named=None)
    return (Post(state.host.id, naming_key(state.interview.id), card),)
