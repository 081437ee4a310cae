"""What Askwell can do, and what to do about a worry."""

from datetime import datetime
from functools import lru_cache

from bot.cards.cards import Card
from bot.cards.outside import PersonLink
from bot.cards.reader import reader_of
from bot.cards.rich_text import Text, say
from bot.content.advice import (
    Advice,
    AdviceMoment,
    AdviceStep,
    advice_called,
    likely_advice,
    nearest_advice,
    the_advice,
)
from bot.engine.contexts.programme import HelpContext
from bot.engine.contexts.request import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command
from bot.engine.router import Router
from bot.flows import every_flow
from bot.language.forgettable import forgettable
from bot.language.intents import in_danger, is_worried
from bot.language.search import values_matching
from bot.texts import advice as advice_texts
from bot.texts import contact
from bot.texts.me import home as texts
from bot.texts.plain_words import worries

router = Router()
MOMENTS = frozenset(AdviceMoment)
DIFFERENT = 100
"""How many help cards are cached: one for each contact that members are told about."""
TOPIC_WORDS = 3
"""More words make a sentence."""
_BEGINS_A_SENTENCE = frozenset("find i i'm im me please pls us".split())


def _suggest(_there: AutocompleteContext, typed: str) -> list[str]:
    return values_matching(typed, (each.title for each in the_advice().all))


def _knows(topic: str, language: str) -> bool:
    """Whether these words can follow "help" and are no sentence."""
    moment, _ = advice_texts.page_of(topic)
    return moment in MOMENTS or advice_called(topic, language) is not None or _is_topic(topic)


def _is_topic(words: str) -> bool:
    first, *others = words.lower().split()
    is_sentence = len(others) >= TOPIC_WORDS or first in _BEGINS_A_SENTENCE
    return not is_sentence and not is_worried(words)


@forgettable
@lru_cache(DIFFERENT)
def _help(looks_after: Text, links: tuple[PersonLink, ...]) -> Card:
    """Creating and measuring this card takes as long as everything else together, and it is nearly
    always the same."""
    return texts.help_card(every_flow().specs, looks_after, links)


@router.command(
    "help",
    # Translators: what a command does; at most 100 characters.
    say("What I can do for you, and what to do about a worry"),
    takes="topic",
    reads=HelpContext,
    suggest=_suggest,
    knows=_knows,
)
def help_(context: HelpContext, event: Command, _now: datetime) -> Decision:
    """Advice about a topic, all topics of a moment, all commands, or what a newcomer needs."""
    language = reader_of(context.me).language
    moment, page = advice_texts.page_of(event.text)
    if moment == texts.COMMANDS:
        return Decision(reply=texts.all_commands(every_flow().specs))
    if moment == texts.ASKED:
        return Decision(reply=texts.what_others_asked())
    if moment in MOMENTS:
        all_ = the_advice(language).all
        shown = advice_texts.topics(all_, AdviceMoment(moment), page)
        return Decision(reply=shown.as_page_from(page))
    called = advice_called(event.text, language) if event.text else None
    if not event.text or (not called and is_worried(event.text)):
        of = context.contact
        return Decision(reply=_help(contact.looks_after(of), contact.links(of)))
    return Decision(reply=_advice_on(event.text, called, context))


def _advice_on(words: str, called: Advice | None, context: HelpContext) -> Card:
    """Advice that is called like this, or that these words are likely about."""
    language = reader_of(context.me).language
    near = nearest_advice(words, language)
    found = called or likely_advice(words, language)
    if found is None:
        return advice_texts.nothing_on(words, near)
    others = [each for each in near if each is not found]
    if called:  # nothing was left to guess, so only what is needed at the same moment
        others = [each for each in others if each.moment is called.moment]
    titles = advice_texts.titled(others)
    shown = advice_texts.advice(found, *titles, has_plan=_has_plan(found, context))
    return worries.with_crisis_line(shown, context.contact) if in_danger(words) else shown


def _has_plan(about: Advice, context: HelpContext) -> bool:
    """Whether the questions that the advice leads to are those of a plan."""
    return about.next is AdviceStep.QUESTIONS and context.has_booked()
