"""What somebody is answered who is nervous, and says what they want besides: that, below a kind
line."""

from dataclasses import replace

from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.content.advice import advice_called, sure_advice
from bot.content.coaching import asks_for_job
from bot.engine.decisions import Decision
from bot.interview.model import Stage
from bot.language.intents import (
    Intent,
    beside_fear,
    has_subject,
    hear,
    what_is_open,
)
from bot.language.intents.moods import is_first_time, is_nervous
from bot.steps.plain_words import intent_answers
from bot.steps.plain_words.understood import Understood
from bot.texts import advice as advice_texts
from bot.texts.plain_words import small_talk

_WISHES = frozenset(
    (
        *(Intent.FIND, Intent.QUESTIONS, Intent.INTERVIEWS, Intent.WHERE, Intent.LATE),
        *(Intent.MOVE, Intent.CANCEL, Intent.ANSWER, Intent.YES, Intent.NO, Intent.THANK),
    )
)


def answer(said: Understood) -> Decision:
    """The answer to what they mean. The kind line is left out where the answer is kind already."""
    if _is_only_new(said) and (
        page := advice_called(advice_texts.FIRST_TIME, reader_of(said.context.me).language)
    ):
        return Decision(reply=advice_texts.advice(page).below(small_talk.NERVOUS))
    wish = _wish_beside_fear(said) or said
    decision = intent_answers.answer(wish)
    if wish.guess.intent not in _WISHES or not is_nervous(said.words) or _is_kind(wish, decision):
        return decision
    if isinstance(decision.reply, Card):
        return replace(decision, reply=decision.reply.below(small_talk.NERVOUS))
    return replace(decision, preface=small_talk.NERVOUS)


def _is_only_new(said: Understood) -> bool:
    """Whether somebody is taken for sad who says nothing but that they are afraid, and have never
    done this before."""
    beside = beside_fear(said.words) if said.guess.intent is Intent.HARD else []
    return bool(beside) and all(map(is_first_time, beside))


def _wish_beside_fear(said: Understood) -> Understood | None:
    """What somebody surely wants who is taken for sad because they are afraid, and says nothing
    else, but perhaps that it is their first time: "Can I take it back? I'm scared"."""
    if said.guess.intent is not Intent.HARD:
        return None
    beside = [each for each in beside_fear(said.words) if not is_first_time(each)]
    if len(beside) != 1:
        return None
    [words], is_open = beside, what_is_open(said.context, said.now)
    heard = hear(words, asks_for_job, said.context.people, is_open)
    wish = replace(said, guess=heard.guesses[0], words=words) if heard.sure else None
    return wish if wish and _leads_on(wish) else None


def _leads_on(wish: Understood) -> bool:
    """Somebody who would cancel a talk hears first that nearly everybody feels like that."""
    intent, me = wish.guess.intent, wish.context.me.id
    of = wish.context.interviews
    talks = any(each.stage is Stage.BOOKED and each.seeker == me for each in of)
    if intent not in _WISHES or (intent is Intent.CANCEL and talks):
        return False
    return has_subject(wish.guess, wish.context, wish.now)


def _is_kind(wish: Understood, decision: Decision) -> bool:
    """Whether the answer to a wish to cancel is advice for whoever is nervous."""
    if wish.guess.intent is not Intent.CANCEL or not isinstance(decision.reply, Card):
        return False
    return sure_advice(wish.words, reader_of(wish.context.me).language) is not None
