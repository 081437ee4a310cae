"""What is the same wherever a concern is opened or changed: who may read it, and who decides."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.engine.contexts.concern import ConcernContext, ConcernDueContext
from bot.engine.decisions import CommunityTimer, Decision, Post, Saved
from bot.engine.events import Press, Submit
from bot.engine.timer_names import CommunityTimerName
from bot.interview.conduct.concerns import Concern, ConcernKind, ConcernState
from bot.interview.members import Member, as_stranger, asking_time
from bot.interview.model import Interview
from bot.interview.organizing.programme import Act, ActName
from bot.language import search
from bot.language.accents import folded
from bot.texts import notices
from bot.texts.organizing.concerns import changes
from bot.texts.organizing.concerns import concerns as texts


def sent_to_readers(concern: Concern, now: datetime) -> Decision:
    """Save the concern and send it to the organizers whom it does not involve. Who they are is
    decided when it is sent."""
    return Decision(save=(concern,), community_timers=(timer(concern, now),))


def contradicted_absence(
    event_id: str, interview: Interview, by: Member, other: Member, now: datetime
) -> Decision:
    """`by` disagrees with what `other` said about an absence, so organizers decide."""
    concern = Concern(
        id=event_id,
        community=by.community,
        reporter=by.id,
        opened_at=asking_time(now, by),
        about=other.id,
        kind=ConcernKind.ABSENCE,
        interview=interview.id,
    )
    return sent_to_readers(concern, now)


def timer(concern: Concern, at: datetime) -> CommunityTimer:
    return CommunityTimer(concern.community, CommunityTimerName.CONCERN, at, concern.id)


def changed_timer(concern: Concern, at: datetime) -> CommunityTimer:
    """Its readers' cards are written anew then."""
    name = CommunityTimerName.CONCERN_CHANGED
    return CommunityTimer(concern.community, name, at, concern.id)


def waits_timer(concern: Concern, reader: Member, at: datetime) -> CommunityTimer:
    """This reader is reminded then, if nobody looks after it yet."""
    about = f"{concern.id} {reader.id}"
    return CommunityTimer(concern.community, CommunityTimerName.CONCERN_WAITS, at, about)


def readers(
    concern: Concern, organizers: Iterable[Member], owners: Iterable[Member] = ()
) -> tuple[Member, ...]:
    """The organizers whom it does not involve, and those who run the space, if it was handed to
    them. Of the latter, anybody who may be the named person is left out."""
    words = search.names(concern.named)
    mine = (each for each in owners if not _is_called(each, words))
    these = {each.id: each for each in (*organizers, *mine) if not concern.concerns(each.id)}
    return tuple(these.values())


def _is_called(member: Member, words: Sequence[str]) -> bool:
    name = folded(member.name)
    return any(each in name for word in words for each in search.spellings(word))


def may_decide(context: ConcernContext) -> bool:
    """Whether the member has the right to decide now. Those who run the space have it if no
    organizer was left."""
    concern, me = context.concern, context.me.id
    if concern.state is ConcernState.DRAFT or concern.concerns(me):
        return False
    return any(each.id == me for each in (*context.organizers, *context.owners))


def refused(context: ConcernContext, event: Press | Submit) -> Card | None:
    """Why an organizer cannot do this now: it is not theirs, or it has changed meanwhile. The
    organizer who looks after it may also press buttons of an earlier card."""
    if not may_decide(context):
        return notices.not_yours()
    concern = context.concern
    mine = isinstance(event, Press) and concern.keeper == context.me.id
    current = concern.is_open and (mine or event.action.revision == concern.revision)
    return None if current else changes.out_of_date(card(context))


def card(context: ConcernContext) -> Card:
    """As I see it."""
    return _shown_to(context.me.id, context)


def _shown_to(reader: int, context: ConcernContext | ConcernDueContext) -> Card:
    person = texts.known_person(context.concern, context.person)
    of = (context.concern, reporter(context), person, context.keeper, context.opposite)
    return texts.card(*of, shown_to=reader)


def reporter(context: ConcernContext | ConcernDueContext) -> Member:
    """As its readers know them: nobody, if they were erased since, even if they have come back."""
    return as_stranger(context.reporter, context.concern.opened_at)


def involves_erased(context: ConcernContext) -> bool:
    """Whether its reporter or the person it is about was erased since, even if they have come back.
    Once it is closed, its words are deleted."""
    opened_at = context.concern.opened_at
    sides = (each for each in (context.reporter, context.person) if each is not None)
    return any(as_stranger(each, opened_at).erased_at for each in sides)


def key(concern: Concern) -> str:
    """The key of the card about a concern, the same for all who may read it."""
    return f"concern:{concern.id}"


def reporter_key(concern: Concern) -> str:
    """The key of the card that tells the reporter what happens."""
    return f"concern:{concern.id}:reported"


def updated_for_readers(context: ConcernContext | ConcernDueContext) -> tuple[Post, ...]:
    """Edits that show all readers the concern as it is now."""
    these = readers(context.concern, context.organizers, context.owners)
    return tuple(Post(each.id, key(context.concern), _shown_to(each.id, context)) for each in these)


def reply_for_readers(
    context: ConcernContext, words: str, now: datetime, *, from_person: bool
) -> tuple[Post, ...]:
    """Somebody has answered: a new message for all readers, and the card as it is now."""
    concern = context.concern
    told = changes.reply_received(concern, context.person, words, from_person=from_person)
    these = readers(concern, context.organizers, context.owners)
    anew = f"{key(concern)}:heard:{now:%Y%m%dT%H%M%S%f}"
    return (*updated_for_readers(context), *(Post(each.id, anew, told) for each in these))


def without_person(context: ConcernContext) -> Card | None:
    """The card as it is now, if the concern is about somebody whom we do not know."""
    return card(context) if context.person is None else None


def to_person(context: ConcernContext, what: str, told: Card) -> tuple[Post, ...]:
    """A card for the member whom it is about."""
    about, of = context.concern.about, key(context.concern)
    return (Post(about, f"{of}:{what}", told),) if about is not None else ()


def changed_by_organizer(
    context: ConcernContext,
    changed: Concern,
    act: ActName,
    now: datetime,
    *saved: Saved,
    posts: Sequence[Post] = (),
) -> Decision:
    """An organizer has changed it: all readers see that, and it is logged. The answer has no
    buttons, because otherwise every answer would be one more card that goes out of date."""
    me = context.me
    keeper = me if changed.keeper == me.id else context.keeper
    after = replace(context, concern=changed, keeper=keeper)
    line = Act(me.community, now, me.id, act, changed.about)
    told = changes.changed(changed, reporter(context), context.person, act)
    return Decision(
        reply=told, save=(changed, line, *saved), posts=(*updated_for_readers(after), *posts)
    )
