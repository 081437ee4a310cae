"""What organizers write about a concern: a question to the reporter, a private note, a kind
warning, and finally the outcome. They sign as the organizers, never by name."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid
from bot.engine.contexts.concern import ConcernContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.conduct.concerns import Concern, ConcernMessage, ConcernState, Outcome, Warned
from bot.interview.members import Member
from bot.interview.organizing.programme import ActName
from bot.steps.organizing import concerns
from bot.texts import notices
from bot.texts.me.conduct import concern_messages
from bot.texts.organizing.concerns import changes, forms, outcomes
from bot.texts.organizing.concerns.concerns import known_person

router = Router()


def _open(context: ConcernContext, event: Press, form: Form) -> Decision:
    return Decision(reply=concerns.refused(context, event) or form)


def _unread(context: ConcernContext, event: Press | Submit, reader: Member | None) -> Card | None:
    """Why nobody writes to this reader now. To one who is gone nothing could be delivered."""
    why = concerns.refused(context, event)
    if why is None and reader is not None and reader.is_gone:
        return changes.out_of_date(concerns.card(context))
    return why


@router.press(ActionName.ASK_BACK_FORM, reads=ConcernContext, opens_form=True)
def open_ask_back(context: ConcernContext, event: Press, _now: datetime) -> Decision:
    why = _unread(context, event, concerns.reporter(context))
    return Decision(reply=why or forms.ask_back(context.concern))


@router.submit(ActionName.ASK_BACK, reads=ConcernContext)
def ask_back(context: ConcernContext, event: Submit, now: datetime) -> Decision:
    if why := _unread(context, event, concerns.reporter(context)):
        return Decision(reply=why)
    question = forms.QUESTION.read_cut(event.values)
    if not question:
        return Decision(reply=Invalid({forms.QUESTION: forms.EMPTY}))
    message = ConcernMessage(by_organizers=True, words=question, at=now)
    asked = _kept(context, messages=(*context.concern.messages, message))
    card = concern_messages.asked_back(asked, question)
    key = f"{concerns.reporter_key(asked)}:{len(asked.messages)}"
    posts = (Post(asked.reporter, key, card),)
    return concerns.changed_by_organizer(context, asked, ActName.ASKED_BACK, now, posts=posts)


@router.press(ActionName.CONCERN_NOTE_FORM, reads=ConcernContext, opens_form=True)
def open_note(context: ConcernContext, event: Press, _now: datetime) -> Decision:
    return _open(context, event, forms.note(context.concern))


@router.submit(ActionName.CONCERN_NOTE, reads=ConcernContext)
def note(context: ConcernContext, event: Submit, now: datetime) -> Decision:
    if why := concerns.refused(context, event):
        return Decision(reply=why)
    noted = context.concern.changed(note=forms.NOTE.read_cut(event.values))
    return concerns.changed_by_organizer(context, noted, ActName.NOTED, now)


@router.press(ActionName.WARN_FORM, reads=ConcernContext, opens_form=True)
def open_warning(context: ConcernContext, event: Press, _now: datetime) -> Decision:
    why = _unread(context, event, context.person)
    return Decision(reply=why or forms.warn(context.concern))


@router.submit(ActionName.WARN, reads=ConcernContext)
def warn(context: ConcernContext, event: Submit, now: datetime) -> Decision:
    """Once for each concern. The warned member can reply once."""
    if why := _unread(context, event, context.person) or concerns.without_person(context):
        return Decision(reply=why)
    words = forms.WORDS.read_cut(event.values)
    if not words:
        return Decision(reply=Invalid({forms.WORDS: forms.EMPTY}))
    if context.concern.warned:
        return Decision(reply=concerns.card(context))
    warned = _kept(context, warned=Warned(words, now))
    posts = concerns.to_person(context, "warned", forms.warning(warned, words))
    return concerns.changed_by_organizer(context, warned, ActName.WARNED, now, posts=posts)


@router.press(ActionName.CLOSE_CONCERN_FORM, reads=ConcernContext, opens_form=True)
def open_close(context: ConcernContext, event: Press, _now: datetime) -> Decision:
    return _open(context, event, forms.close(context.concern, concerns.reporter(context)))


@router.submit(ActionName.CLOSE_CONCERN, reads=ConcernContext)
def close(context: ConcernContext, event: Submit, now: datetime) -> Decision:
    """The reporter is told the outcome, with the organizers' words. The words of a concern about
    somebody who was erased, or from them, were only kept until now."""
    if why := concerns.refused(context, event):
        return Decision(reply=why)
    outcome = forms.OUTCOME.read_as(event.values, Outcome)
    if outcome is None:
        return Decision(reply=Invalid({forms.OUTCOME: forms.CHOOSE_ONE}))
    closed = _kept(
        context,
        state=ConcernState.CLOSED,
        outcome=outcome,
        outcome_words=forms.SENTENCE.read_cut(event.values),
        closed_at=now,
    )
    posts = _outcome(context, closed)
    if concerns.involves_erased(context):
        closed = closed.wordless()
    return concerns.changed_by_organizer(context, closed, ActName.CLOSED_CONCERN, now, posts=posts)


@router.press(ActionName.REOPEN_CONCERN, reads=ConcernContext)
def reopen(context: ConcernContext, event: Press, now: datetime) -> Decision:
    """More was heard since. Whoever opens it again looks after it, and the reporter is told."""
    concern = context.concern
    if not concerns.may_decide(context):
        return Decision(reply=notices.not_yours())
    is_kept = not concerns.involves_erased(context)
    current = concern.revision == event.action.revision
    if concern.state is not ConcernState.CLOSED or not (current and is_kept):
        return Decision(reply=changes.out_of_date(concerns.card(context)))
    opened = concern.changed(
        state=ConcernState.OPEN,
        keeper=context.me.id,
        outcome=None,
        outcome_words="",
        closed_at=None,
    )
    key = f"{concerns.reporter_key(opened)}:again:{opened.revision}"
    posts = (Post(opened.reporter, key, concern_messages.looked_into_again(opened)),)
    return concerns.changed_by_organizer(
        context, opened, ActName.REOPENED_CONCERN, now, posts=posts
    )


def _outcome(context: ConcernContext, closed: Concern) -> tuple[Post, ...]:
    if _is_erased(concerns.reporter(context)):
        return ()
    person = known_person(closed, context.person)
    card = outcomes.closed(closed, None if _is_erased(person) else person)
    key = f"{concerns.reporter_key(closed)}:closed:{closed.revision}"
    return (Post(closed.reporter, key, card),)


def _is_erased(member: Member | None) -> bool:
    return member is not None and member.erased_at is not None


def _kept(context: ConcernContext, **changes: object) -> Concern:
    """An organizer who does something about it becomes its keeper, if it had none."""
    keeper = context.concern.keeper or context.me.id
    return context.concern.changed(keeper=keeper, **changes)
