"""A member reports somebody, and answers what organizers ask about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.cards.rich_text import say
from bot.engine.contexts.concern import ConcernContext, InterviewConcernContext, NewConcernContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview.conduct.absences import asked_of
from bot.interview.conduct.concerns import (
    DRAFT_COMES_AGAIN_AFTER,
    Concern,
    ConcernKind,
    ConcernMessage,
    ConcernState,
    Urgency,
)
from bot.interview.limits import ADDED_TO_A_CONCERN, OPEN_CONCERNS
from bot.interview.members import Member, asking_time
from bot.steps.meeting.absences import take_back_other_time
from bot.steps.organizing import concerns
from bot.texts import notices
from bot.texts.me.conduct import concern as texts
from bot.texts.me.conduct import concern_messages as message_texts

router = Router()
ORGANIZERS_ASKED_ABOUT = 9


@router.command(
    "report",
    # Translators: what a command does; at most 100 characters.
    say("Tell the organizers that something was wrong"),
    takes="person",
    reads=NewConcernContext,
    opens_form=True,
    even_if_removed=True,
)
def report(context: NewConcernContext, event: Command, _now: datetime) -> Decision:
    return _form(context, event.text if context.meant else "")


@router.press(
    ActionName.SOMETHING_WRONG, reads=InterviewConcernContext, opens_form=True, even_if_removed=True
)
def something_was_wrong(context: NewConcernContext, _event: Press, _now: datetime) -> Decision:
    return _form(context, "")


def _form(context: NewConcernContext, typed: str) -> Decision:
    if context.other and context.other.erased_at:
        return Decision(reply=texts.erased(context.contact))
    without = {context.me.id, context.other.id if context.other else None}
    readers = [each for each in context.organizers if each.id not in without]
    return Decision(reply=texts.form(context, typed, readers))


@router.submit(
    ActionName.REPORT, reads=NewConcernContext, names_field=texts.ABOUT, even_if_removed=True
)
def tell_about_somebody(context: NewConcernContext, event: Submit, now: datetime) -> Decision:
    if event.action.about and context.other is None:
        return Decision(reply=notices.not_yours())
    return _tell(context, event, now)


@router.submit(ActionName.SOMETHING_WRONG, reads=InterviewConcernContext, even_if_removed=True)
def tell_about_interview(context: NewConcernContext, event: Submit, now: datetime) -> Decision:
    return _tell(context, event, now)


def _tell(context: NewConcernContext, event: Submit, now: datetime) -> Decision:
    if told := next((each for each in context.reported if each.id == event.id), None):
        return Decision(reply=_told_already(context, told), taken=True)
    if context.other and context.other.erased_at:
        return Decision(reply=texts.erased(context.contact))
    if full := _enough(context.reported):
        return Decision(reply=full)
    if not texts.WHAT.read(event.values):
        return Decision(reply=Invalid({texts.WHAT: texts.MISSING}))
    typed = texts.ABOUT.read_cut(event.values)
    person = context.other or _certainly(typed, context.meant)
    concern = _written(context, person, typed, event, now)
    if person or not (context.meant or context.organizers):
        sent = _sent(concern, context.me, person, context.organizers, now)
        return replace(sent, posts=(*sent.posts, *_no_other_time(context)))
    draft = replace(concern, state=ConcernState.DRAFT)
    asked = _whom(context, draft)
    again = now + DRAFT_COMES_AGAIN_AFTER
    reminder = Post(context.me.id, concerns.reporter_key(draft), asked, not_before=again)
    return Decision(reply=asked, save=(draft,), posts=(reminder,))


def _told_already(context: NewConcernContext, told: Concern) -> Card:
    """A draft is not sent before they say whom they mean."""
    return _whom(context, told) if told.state is ConcernState.DRAFT else texts.told_already()


def _whom(context: NewConcernContext, draft: Concern) -> Card:
    return texts.whom(draft, context.meant, _may_be_meant(draft, context.organizers))


def _no_other_time(context: NewConcernContext) -> tuple[Post, ...]:
    """For a report from an interview. The card of a missed one offers another time, unless it asks
    whether they were there: that they must still be able to answer."""
    missed = context.interview
    if missed is None or context.other is None or asked_of(missed, missed.side_of(context.me.id)):
        return ()
    return take_back_other_time(missed, context.me, context.other)


def _enough(reported: Sequence[Concern]) -> Card | None:
    """Reports that were only begun count, too: they need just one more press."""
    waiting = [each for each in reported if each.state is not ConcernState.CLOSED]
    waiting = [each for each in waiting if each.kind is ConcernKind.REPORT]
    newest = next((each for each in waiting if each.is_open), None)
    return message_texts.enough_open(newest) if len(waiting) >= OPEN_CONCERNS else None


def _certainly(typed: str, meant: Sequence[Member]) -> Member | None:
    """Part of a name could belong to somebody else, even to an organizer."""
    exactly = [each for each in meant if each.name.casefold() == typed.casefold()]
    return exactly[0] if len(exactly) == len(meant) == 1 else None


def _may_be_meant(draft: Concern, organizers: Sequence[Member]) -> Sequence[Member]:
    """Readers of the report who may be the person it is about, if we do not know the name."""
    return concerns.readers(draft, organizers)[:ORGANIZERS_ASKED_ABOUT]


def _written(
    context: NewConcernContext, person: Member | None, typed: str, event: Submit, now: datetime
) -> Concern:
    urgent = texts.URGENCY.read_one(event.values) == Urgency.NOW
    return Concern(
        id=event.id,
        community=context.me.community,
        reporter=context.me.id,
        opened_at=asking_time(now, context.me),
        about=person.id if person else None,
        named=person.name if person else typed,
        what=texts.WHAT.read_cut(event.values),
        wish=texts.WISH.read_cut(event.values),
        urgency=Urgency.NOW if urgent else Urgency.WHEN_YOU_CAN,
        interview=context.interview.id if context.interview else None,
    )


@router.press(ActionName.REPORT_ABOUT, reads=ConcernContext, even_if_removed=True, in_place=True)
def choose(context: ConcernContext, event: Press, now: datetime) -> Decision:
    """The member chooses whom a draft is about. An empty argument means nobody of those shown. The
    reply replaces the question. Once the reminder is due, the question may be the card that is
    edited into what happens next, so then the reply says the same."""
    draft = context.concern
    if draft.reporter != context.me.id:
        return Decision(reply=notices.not_yours())
    if draft.state is not ConcernState.DRAFT:
        return Decision(reply=texts.whom_answered())
    shown = (*context.meant, *_may_be_meant(draft, context.organizers))
    person = next((each for each in shown if str(each.id) == event.action.arg), None)
    if person is None and event.action.arg:
        return Decision(reply=notices.not_yours())
    about, named = (person.id, person.name) if person else (None, draft.named)
    opened_at = asking_time(now, context.me)
    sent = draft.changed(state=ConcernState.OPEN, about=about, named=named, opened_at=opened_at)
    decision = _sent(sent, context.me, person, context.organizers, now)
    if now < draft.opened_at + DRAFT_COMES_AGAIN_AFTER:
        return replace(decision, reply=texts.whom_answered())
    told = texts.told(sent, context.me, person, concerns.readers(sent, context.organizers))
    return replace(decision, reply=replace(told, instead=True))


def _sent(
    concern: Concern,
    me: Member,
    person: Member | None,
    organizers: Sequence[Member],
    now: datetime,
) -> Decision:
    readers = concerns.readers(concern, organizers)
    told = texts.told(concern, me, person, readers)
    on_its_way = concerns.sent_to_readers(concern, now)
    reply = replace(told, only_elsewhere=True)
    return replace(
        on_its_way, reply=reply, posts=(Post(me.id, concerns.reporter_key(concern), told),)
    )


@router.press(
    ActionName.REPORT_MORE_FORM, reads=ConcernContext, opens_form=True, even_if_removed=True
)
def open_more(context: ConcernContext, _event: Press, _now: datetime) -> Decision:
    if context.concern.reporter != context.me.id:
        return Decision(reply=notices.not_yours())
    if not context.concern.is_open:
        return Decision(reply=message_texts.is_closed())
    return Decision(reply=message_texts.more_form(context.concern))


@router.submit(ActionName.REPORT_MORE, reads=ConcernContext, even_if_removed=True)
def more(context: ConcernContext, event: Submit, now: datetime) -> Decision:
    concern, words = context.concern, message_texts.MORE.read_cut(event.values)
    if concern.reporter != context.me.id:
        return Decision(reply=notices.not_yours())
    if not concern.is_open:
        return Decision(reply=message_texts.is_closed())
    if not words:
        return Decision(reply=Invalid({message_texts.MORE: texts.MISSING}))
    if concern.messages and (concern.messages[-1].words, event.action.revision) == (
        words,
        len(concern.messages) - 1,
    ):
        return Decision(reply=message_texts.more_sent(), taken=True)
    if concern.added >= ADDED_TO_A_CONCERN:
        return Decision(reply=message_texts.enough_added())
    said = ConcernMessage(by_organizers=False, words=words, at=now)
    after = concern.changed(messages=(*concern.messages, said))
    told = concerns.reply_for_readers(
        replace(context, concern=after), words, now, from_person=False
    )
    return Decision(reply=message_texts.more_sent(), save=(after,), posts=told)
