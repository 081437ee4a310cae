"""Somebody who writes in a form that they, or somebody else, may be hurt is answered to that first.

The form waits: nothing of it is saved, what was typed is given back, and whoever sends the same
words once more means them. Only a report to the organizers never waits, because a person reads it.
"""

import asyncio
from collections.abc import Callable, Sequence
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
from bot.language.intents import Intent
from bot.texts import notices
from bot.texts.plain_words import worries

_OF_REPORTS = (ConcernContext, NewConcernContext)

_READ_AT_ONCE = 200
"""Characters. To read so few took about 0.6 ms. For a thread, the answer waits 0.06 ms
on an idle machine, and 7 ms on a busy one."""

Worry = Callable[[Member | None], Card]
"""Makes the answer to a worry. It names whom organizers chose to be told of, if anybody."""


@frozen
class Worried:
    """A form with a worry, and what its handler's context is loaded with."""

    form: Submit
    worry: Worry
    request: LoadRequest


async def worry_in(form: Submit, handler: Handler) -> Worry | None:
    """The gravest worry of a form. Call this outside of transactions: to read a long form takes up
    to 50 ms, which is done in a thread."""
    words = _read(form, handler)
    if sum(map(len, words)) <= _READ_AT_ONCE:
        return _gravest(words)
    return await asyncio.to_thread(_gravest, words)


def _gravest(words: Sequence[str]) -> Worry | None:
    dangers = set(map(intents.danger_in, words))
    if Intent.CRISIS in dangers:
        return worries.crisis
    if Intent.FOR_ANOTHER in dangers:
        return worries.for_another
    long_enough = (each for each in words if not intents.may_be_field(each))
    return worries.are_you_safe if any(map(intents.may_want_to_die, long_enough)) else None


def _read(form: Submit, handler: Handler) -> list[str]:
    """The words to be read: nothing of an organizer's form, and nothing without a letter, such as a
    date. A host may name a field in few words, such as suicide."""
    if issubclass(handler.reads, OrganizingContext):
        return []
    words = [each for each in _words(form) if any(map(str.isalpha, each))]
    if handler.side is Side.HOST:
        return [each for each in words if not intents.may_be_field(each)]
    return words


def _words(form: Submit) -> list[str]:
    return [each for each in form.values.values() if isinstance(each, str) and each]


def worry_first(
    unit: UnitOfWork, this: Worried, me: Member | None, decision: Decision, now: datetime
) -> Decision:
    """The answer to the worry in place of the decision; above the answer to a report. The decision
    as it is, if they had that answer. `me` is None if nothing of theirs could be read."""
    if issubclass(this.request.kind, _OF_REPORTS):
        return replace(decision, reply=_with_worry(_card(unit, this, now), decision.reply))
    if me and _is_sent_again(unit, this.form, me, now):
        return decision
    waits = worries.form_waits(_card(unit, this, now))
    return Decision(reply=notices.with_typed_words(waits, this.form.values, stays=True), taken=True)


def _card(unit: UnitOfWork, this: Worried, now: datetime) -> Card:
    context = unit.contexts.load(replace(this.request, kind=ContactContext), now)
    return this.worry(context.contact if isinstance(context, ContactContext) else None)


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
