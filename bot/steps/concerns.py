"""What is the same wherever a concern is opened or changed: who may read it, and who decides."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.engine.decisions import CommunityTimer, Decision, Post, Saved
from bot.engine.events import Press, Submit
from bot.engine.programme_contexts import ConcernContext
from bot.engine.timer_names import CommunityTimerName
from bot.interview.concerns import Concern, ConcernKind, ConcernState
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.programme import Act, ActName
from bot.language import search
from bot.texts import concerns as texts
from bot.texts import notices


def opened(concern: Concern, now: datetime) -> Decision:
    """Kept, and at once on its way to the organizers whom it does not concern: who they are is
    decided when it comes to them."""
    return Decision(save=(concern,), community_timers=(timer(concern, now),))


def contradicted_absence(
    event_id: str, interview: Interview, by: Member, other: Member, now: datetime
) -> Decision:
    """`by` does not agree with what `other` said about who was absent: organizers decide."""
    concern = Concern(
        id=event_id,
        community=by.community,
        reporter=by.id,
        opened_at=now,
        about=other.id,
        kind=ConcernKind.ABSENCE,
        interview=interview.id,
    )
    return opened(concern, now)


def timer(concern: Concern, at: datetime) -> CommunityTimer:
    return CommunityTimer(concern.community, CommunityTimerName.CONCERN, at, concern.id)


def readers(
    concern: Concern, organizers: Iterable[Member], owners: Iterable[Member] = ()
) -> tuple[Member, ...]:
    """The organizers whom it does not concern, and those who run the space, where it was handed to
    them. One of these who may be the person that was named is left out."""
    words = search.names(concern.named)
    mine = (each for each in owners if not _is_called(each, words))
    these = {each.id: each for each in (*organizers, *mine) if not concern.concerns(each.id)}
    return tuple(these.values())


def _is_called(member: Member, words: Sequence[str]) -> bool:
    name = member.name.casefold()
    return any(word.casefold() in name for word in words)


def may_decide(context: ConcernContext) -> bool:
    """By their rights now. Those who run the space may where no organizer was left."""
    concern, me = context.concern, context.me.id
    if concern.state is ConcernState.DRAFT or concern.concerns(me):
        return False
    return any(each.id == me for each in (*context.organizers, *context.owners))


def refused(context: ConcernContext, event: Press | Submit) -> Card | None:
    """Why an organizer cannot do this now: it is not theirs, or it has changed meanwhile. Whoever
    looks after it presses what an earlier card of theirs has, too."""
    if not may_decide(context):
        return notices.not_yours()
    concern = context.concern
    mine = isinstance(event, Press) and concern.keeper == context.me.id
    current = concern.is_open and (mine or event.action.revision == concern.revision)
    return None if current else texts.moved_on(card(context))


def card(context: ConcernContext) -> Card:
    return texts.card(context.concern, context.reporter, context.person, context.keeper)


def key(concern: Concern) -> str:
    """Of the card that all who may read a concern have of it."""
    return f"concern:{concern.id}"


def reporter_key(concern: Concern) -> str:
    """Of the card that tells whoever reported what happens."""
    return f"concern:{concern.id}:reported"


def shown(context: ConcernContext) -> tuple[Post, ...]:
    """As it now stands, edited for all who may read it."""
    these = readers(context.concern, context.organizers, context.owners)
    return tuple(Post(each.id, key(context.concern), card(context)) for each in these)


def heard(
    context: ConcernContext, words: str, now: datetime, *, from_person: bool
) -> tuple[Post, ...]:
    """Somebody answered: a new message for all who may read it, and the card as it now stands."""
    concern = context.concern
    told = texts.heard(concern, context.person, words, from_person=from_person)
    these = readers(concern, context.organizers, context.owners)
    anew = f"{key(concern)}:heard:{now:%Y%m%dT%H%M%S%f}"
    return (*shown(context), *(Post(each.id, anew, told) for each in these))


def without_person(context: ConcernContext) -> Card | None:
    """The card as it stands, where it is about nobody whom we know."""
    return card(context) if context.person is None else None


def to_person(context: ConcernContext, what: str, told: Card) -> tuple[Post, ...]:
    """A card for the one whom it is about."""
    about, of = context.concern.about, key(context.concern)
    return (Post(about, f"{of}:{what}", told),) if about is not None else ()


def done(
    context: ConcernContext,
    changed: Concern,
    act: ActName,
    now: datetime,
    *saved: Saved,
    posts: Sequence[Post] = (),
) -> Decision:
    """An organizer changed it: all who may read it see so, and it stands in the log. The answer
    has none of what can be done, or every answer would be one more card that goes out of date."""
    me = context.me
    keeper = me if changed.keeper == me.id else context.keeper
    after = replace(context, concern=changed, keeper=keeper)
    line = Act(me.community, now, me.id, act, changed.about)
    told = texts.done(changed, context.person)
    return Decision(reply=told, save=(changed, line, *saved), posts=(*shown(after), *posts))
