"""Somebody who writes in a form that they, or somebody else, may be hurt is answered to that first.

The form waits: nothing of it is saved, what was typed is given back, and whoever sends the same
words once more means them. Another form with these words does not wait: nobody reads the same
answer twice. Nor does a report to the organizers, because a person reads it; what it quotes is said
by somebody else. Organizers write about others, and are not answered at all.
"""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256

from bot.cards.cards import Card
from bot.cards.forms import Reply, Values
from bot.engine.contexts.concern import ConcernContext, NewConcernContext
from bot.engine.contexts.member import Context
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
from bot.texts.plain_words import violence, worries, worries_in_forms

_OF_REPORTS = (ConcernContext, NewConcernContext)
_QUOTED = re.compile('["“”„«»][^"“”„«»]*["“”„«»]')

_READ_AT_ONCE = 200
"""Characters. To read so few took about 0.6 ms. For a thread, the answer waits 0.06 ms on an idle
machine, and 7 ms on a busy one."""

Worry = Callable[[Member | None], Card]
"""Makes the answer to a worry. It names whom organizers chose to be told of, if anybody."""

_ANSWERS: Mapping[Intent, Worry] = {
    Intent.CRISIS: worries.crisis,
    Intent.FOR_ANOTHER: worries.for_another,
}
"""The gravest first."""


@frozen
class Alarm:
    """The gravest worry of a form, and the values that say it."""

    worry: Worry
    words: tuple[str, ...]


@frozen
class AlarmingForm:
    """A form with a worry, and what its handler's context is loaded with."""

    form: Submit
    alarm: Alarm
    request: LoadRequest


class HadAnswer(Enum):
    """Where members had the answer to the same words in the last hour."""

    IN_THIS_FORM = auto()
    IN_ANOTHER = auto()


async def alarm_in(form: Submit, handler: Handler) -> Alarm | None:
    """The gravest worry of a form. Call this outside of transactions: to read a long form takes up
    to 50 ms, which is done in a thread."""
    words = _read(form, handler)
    hear = _gravest_of_report if issubclass(handler.reads, _OF_REPORTS) else _gravest
    if sum(map(len, words)) <= _READ_AT_ONCE:
        return hear(words)
    return await asyncio.to_thread(hear, words)


def _gravest_of_report(words: Sequence[str]) -> Alarm | None:
    """Who quotes alarming words worries about whoever said them. A threat that they quote is what
    they report."""
    own = [_QUOTED.sub(" ", each) for each in words]
    if own == words:
        return _gravest(words)
    quoted = _gravest(words)
    if quoted is None or quoted.worry is violence.may_hurt_another:
        return _gravest(own)
    return _gravest(own) or replace(quoted, worry=worries.for_another)


def _gravest(words: Sequence[str]) -> Alarm | None:
    dangers = [(intents.danger_in(each), each) for each in words]
    for danger, worry in _ANSWERS.items():
        if saying := tuple(each for found, each in dangers if found is danger):
            is_threat = danger is Intent.FOR_ANOTHER and any(map(intents.threatens, saying))
            return Alarm(violence.may_hurt_another if is_threat else worry, saying)
    long_enough = (each for each in words if not intents.may_be_field(each))
    doubtful = tuple(filter(intents.may_want_to_die, long_enough))
    return Alarm(worries.are_you_safe, doubtful) if doubtful else None


def _read(form: Submit, handler: Handler) -> list[str]:
    """The words to be read: nothing of an organizer's form, and nothing without a letter, such as a
    date. A host may name a field in few words, such as suicide."""
    if issubclass(handler.reads, OrganizingContext):
        return []
    typed = (each for each in form.values.values() if isinstance(each, str))
    words = [each for each in typed if any(map(str.isalpha, each))]
    if handler.side is Side.HOST:
        return [each for each in words if not intents.may_be_field(each)]
    return words


def worry_first(
    unit: UnitOfWork,
    this: AlarmingForm,
    context: Context | None,
    decision: Decision,
    now: datetime,
) -> Decision:
    """The answer to the worry in place of the decision; above the answer to a report. If they had
    that answer, the decision as it is; in another form, with a line that says who listens.
    `context` is None if nothing of theirs could be read."""
    if isinstance(context, ConcernContext) and not _is_about_me(context):
        return decision
    if issubclass(this.request.kind, _OF_REPORTS):
        return replace(decision, reply=_with_worry(_card(unit, this, now), decision.reply))
    match _had_answer(unit, this, context.me, now) if context else None:
        case HadAnswer.IN_THIS_FORM:
            return decision
        case HadAnswer.IN_ANOTHER:
            return replace(decision, reply=worries_in_forms.with_line(decision.reply))
    waits = worries_in_forms.form_waits(_card(unit, this, now))
    typed = _written(this.form)
    return Decision(reply=notices.with_typed_words(waits, typed, stays=True), taken=True)


def _written(form: Submit) -> Values:
    """Without what Askwell filled in: the form opens again with all of it."""
    return {name: each for name, each in form.values.items() if name not in form.untouched}


def _is_about_me(context: ConcernContext) -> bool:
    """Whether I told of it, or am told of. Everybody else who writes there is an organizer."""
    return context.me.id in (context.concern.reporter, context.concern.about)


def _card(unit: UnitOfWork, this: AlarmingForm, now: datetime) -> Card:
    context = unit.contexts.load(replace(this.request, kind=ContactContext), now)
    return this.alarm.worry(context.contact if isinstance(context, ContactContext) else None)


def _had_answer(
    unit: UnitOfWork, this: AlarmingForm, me: Member, now: datetime
) -> HadAnswer | None:
    """None if they did not. The platform may deliver the form that had the answer once more."""
    form, actions = this.form, unit.recent_actions
    words, action = this.alarm.words, form.action
    this_one = _noted(now, f"{action.name} {action.about}", *words)
    delivered = _noted(now, form.id, *words)
    if actions.note(me.id, _noted(now, *words)):
        actions.note(me.id, this_one)
        actions.note(me.id, delivered)
        return None
    if actions.note(me.id, this_one):
        return HadAnswer.IN_ANOTHER
    return None if actions.first(form.by.person, delivered) else HadAnswer.IN_THIS_FORM


def _noted(now: datetime, *parts: str) -> RecentAction:
    """Without the words themselves."""
    digest = sha256("\n".join(("worry", *parts)).encode()).hexdigest()
    return RecentAction(digest[:32], now, KNOWN_FOR)


def _with_worry(worry: Card, answer: Reply) -> Reply:
    """Posted cards come after the answer. A form that is not complete stays open."""
    if answer is None:
        return worry
    return worries_in_forms.first(worry, answer) if isinstance(answer, Card) else answer
