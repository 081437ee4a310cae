"""Somebody who writes in a form that they, or somebody else, may be hurt is answered to that first.

The form waits: nothing of it is saved, what was typed is given back, and whoever sends the same
words once more means them. Only a report to the organizers never waits, because a person reads it.
"""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.engine.contexts.concern import ConcernContext, NewConcernContext
from bot.engine.contexts.programme import ContactContext, OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Submit
from bot.engine.receiving.repeats import KNOWN_FOR, RecentAction
from bot.engine.router import Handler
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Side
from bot.language import intents
from bot.texts import notices
from bot.texts.plain_words import worries

_OF_REPORTS = (ConcernContext, NewConcernContext)


@frozen
class Written:
    """A form that was submitted, and what its handler's context is loaded with."""

    form: Submit
    handler: Handler
    request: LoadRequest


def worry_first(
    unit: UnitOfWork, written: Written, me: Member | None, decision: Decision, now: datetime
) -> Decision:
    """The decision about a form as it is, or the answer to a worry in its place; above the answer
    to a report. `me` is None if nothing of theirs could be read."""
    reads = written.handler.reads
    if issubclass(reads, OrganizingContext):
        return decision
    card = _card(unit, written, now)
    if card is None:
        return decision
    if issubclass(reads, _OF_REPORTS):
        return replace(decision, reply=_with_worry(card, decision.reply))
    if me and _is_sent_again(unit, written.form, me, now):
        return decision
    waits, typed = worries.form_waits(card), written.form.values
    return Decision(reply=notices.with_typed_words(waits, typed, stays=True), taken=True)


def _is_sent_again(unit: UnitOfWork, form: Submit, me: Member, now: datetime) -> bool:
    """Whether they had the answer and send the same words in a new form. The platform may deliver
    the first one again."""
    actions, words = unit.recent_actions, _words(form)
    is_new = actions.note(me.id, _noted(now, *words))
    is_delivered_again = not actions.note(me.id, _noted(now, form.id, *words))
    return not is_new and not is_delivered_again


def _noted(now: datetime, *parts: str) -> RecentAction:
    """Without the words themselves."""
    digest = sha256("\n".join(("worry", *parts)).encode()).hexdigest()
    return RecentAction(digest[:32], now, KNOWN_FOR)


def _with_worry(worry: Card, answer: Reply) -> Reply:
    """Posted cards come after the answer. A form that is not complete stays open."""
    if answer is None:
        return worry
    return worries.first(worry, answer) if isinstance(answer, Card) else answer


def _words(form: Submit) -> list[str]:
    return [each for each in form.values.values() if isinstance(each, str) and each]


def _read(written: Written) -> list[str]:
    """A host may name a field in few words, such as suicide."""
    words = _words(written.form)
    is_profile = written.handler.side is Side.HOST
    return [each for each in words if not (is_profile and intents.may_be_field(each))]


def _card(unit: UnitOfWork, written: Written, now: datetime) -> Card | None:
    words = _read(written)
    danger = intents.danger_in("\n".join(words))
    if danger is None and not any(map(intents.in_danger, words)):
        return None
    context = unit.contexts.load(replace(written.request, kind=ContactContext), now)
    told_of = context.contact if isinstance(context, ContactContext) else None
    if danger is None:
        return worries.are_you_safe(told_of, ())
    return (
        worries.for_another(told_of)
        if danger is intents.Intent.FOR_ANOTHER
        else worries.crisis(told_of)
    )
