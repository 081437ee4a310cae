"""The answer to somebody whose words ask for advice, while what it is about is open with them: how
that stands, and what they can do about it, says more than the advice."""

from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import advice_called, sure_advice
from bot.engine.contexts.member import FreeTextContext
from bot.interview.model import OPEN_STAGES, Interview, Stage
from bot.language.intents import Guess, Heard, Intent, is_worried
from bot.steps.plain_words import in_context, standing
from bot.steps.plain_words.understood import Understood
from bot.texts import advice as advice_texts
from bot.texts.plain_words import in_context as texts

_TALKS = {Stage.BOOKED, Stage.HELD, Stage.THANKED, Stage.MISSED}
_MAY_BE_SILENCE = {Intent.MISSED, Intent.INTERVIEWS, Intent.ANSWER}
_PASSED_ON = {Intent.WHERE, Intent.INTERVIEWS, Intent.ASK}
"""What may be surely understood from words that are to be passed on. All else we carry, or it leads
to a change that both hear of: "tell her that I am late"."""


def answer(said: Understood, heard: Heard) -> Card | None:
    """None for somebody who is sad, or who surely wants something else."""
    if is_worried(said.words):
        return None
    about = sure_advice(said.words, reader_of(said.context.me).language)
    if about is None:
        return None
    if about.id in advice_texts.NOT_THERE:
        return None if heard.sure else _not_there(said)
    if about.id == advice_texts.NO_ANSWER and _may_be(_MAY_BE_SILENCE, heard):
        return standing.no_answer_yet(said) or _awaited_from_me(said)
    if about.id == advice_texts.PASSING_ON and _may_be(_PASSED_ON, heard):
        return _to_pass_on(said)
    return None


def _may_be(intents: set[Intent], heard: Heard) -> bool:
    return not heard.sure or heard.guesses[0].intent in intents


def _awaited_from_me(said: Understood) -> Card | None:
    """For a host: "did I answer her yet?\""""
    context = said.context
    about = [each for each in context.interviews if _waits_for_me(each, context)]
    return standing.how_they_stand(said, about) if about else None


def _waits_for_me(each: Interview, context: FreeTextContext) -> bool:
    return each.waits_for(each.side_taken_by(context.me.id))


def _not_there(said: Understood) -> Card | None:
    """For somebody who waits for the other side, but may not say that they missed a talk: "nobody
    is here". A host waits for a seeker."""
    if card := in_context.not_there_yet(Guess(Intent.MISSED), said.context, said.now):
        return card
    absent = advice_called(advice_texts.SEEKER_ABSENT)
    return advice_texts.advice(absent) if absent and _only_hosts(said.context) else None


def _only_hosts(context: FreeTextContext) -> bool:
    """Whether all talks of theirs, of which there are some, were with seekers."""
    talks = [each for each in context.interviews if each.stage in _TALKS]
    return bool(talks) and all(each.host == context.me.id for each in talks)


def _to_pass_on(said: Understood) -> Card | None:
    """We carry no messages. None unless it is clear whom it would be for."""
    context, now = said.context, said.now
    current = [each for each in context.interviews if _is_open(each)]
    if len(current) != 1:
        return None
    side = current[0].side_taken_by(context.me.id)
    other = context.others[current[0].member_on(side.other)]
    return texts.write_yourself(current[0], side, other, now)


def _is_open(each: Interview) -> bool:
    return each.stage in OPEN_STAGES
