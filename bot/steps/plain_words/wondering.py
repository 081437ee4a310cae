"""Advice for somebody who wonders how to do what was understood, or whose words hardly say what it
is."""

import re

from bot.cards.reader import reader_of
from bot.content.advice import Advice, AdviceMoment, likely_advice, wonders
from bot.engine.decisions import Decision
from bot.interview.model import Stage
from bot.language.intents import Intent, has_subject, is_worried
from bot.steps.plain_words.understood import PlainWords
from bot.texts import advice as advice_texts
from bot.texts.plain_words import free_text as texts

_OVER = {Stage.HELD, Stage.THANKED}
FEW_WORDS = 4
"""Somebody who says more names what their words are about."""
_SAY_LITTLE = {Intent.HELLO, Intent.START, Intent.HELP}
"""Somebody may say more than this: “Hi, I am nervous”."""
_WORD = re.compile(r"\w+")
_SOMEBODY = {"him", "her", "them"}
"""Questions for one of these are those of a plan, if there is one, rather than advice."""


def answer(said: PlainWords) -> Decision | None:
    """Never for somebody sad, and never about what to ask somebody."""
    words, guess = said.words, said.heard.guesses[0]
    if not (wonders(words) or guess.intent in _SAY_LITTLE) or is_worried(words):
        return None
    asks_whom = bool(guess.people) or not _SOMEBODY.isdisjoint(_WORD.findall(words.lower()))
    if guess.intent is Intent.QUESTIONS and asks_whom:
        return None
    found = said.advice
    if not found and guess.intent is Intent.HOST:
        found = _advice_on_hosting(said)
    if not found or not _fits_now(found, said):
        return None
    is_more = guess.intent is not Intent.HELLO and has_subject(guess, said.context, said.now)
    also = (texts.meaning_button(guess.intent, words),) if is_more else ()
    return Decision(reply=advice_texts.advice(found, *also, has_plan=said.context.has_plan))


def _advice_on_hosting(said: PlainWords) -> Advice | None:
    """Somebody who asks a question about hosting rather wants an answer than the form."""
    near = likely_advice(said.words, reader_of(said.context.me).language)
    return near if near and near.moment is AdviceMoment.HOSTING else None


def _fits_now(about: Advice, said: PlainWords) -> bool:
    """Whether it is no advice for afterwards while nothing has been held: "what now?", or "I
    forgot, when is the call?\""""
    says_more = len(said.words.split()) > FEW_WORDS
    return (
        about.moment is not AdviceMoment.AFTER
        or (says_more and said.heard.guesses[0].intent is not Intent.INTERVIEWS)
        or any(each.stage in _OVER for each in said.context.interviews)
    )
