"""What Askwell can do, and what to do about a worry."""

from datetime import datetime

from bot.cards.reader import reader_of
from bot.cards.rich_text import say
from bot.content.advice import AdviceMoment, advice_called, advice_for, the_advice
from bot.engine.contexts import AutocompleteContext
from bot.engine.decisions import Decision
from bot.engine.events import Command
from bot.engine.programme_contexts import ContactContext
from bot.engine.router import Router
from bot.flows import every_flow
from bot.language.intents import is_worried
from bot.language.search import matching
from bot.texts import advice as advice_texts
from bot.texts import home as texts

router = Router()
MOMENTS = frozenset(AdviceMoment)


def _suggest(_there: AutocompleteContext, typed: str) -> list[str]:
    return matching(typed, (each.title for each in the_advice().all))


def _knows(topic: str) -> bool:
    """What can stand behind the word "help" and is no sentence."""
    moment, _ = advice_texts.page_of(topic)
    return not topic or moment in MOMENTS or advice_called(topic) is not None


@router.command(
    "help",
    # Translators: what a command does; at most 100 characters.
    say("What I can do for you, and what to do about a worry"),
    takes="topic",
    reads=ContactContext,
    suggest=_suggest,
    knows=_knows,
)
def help_(context: ContactContext, event: Command, _now: datetime) -> Decision:
    """Of a topic the advice, of a moment all topics, else what there is to type."""
    language = reader_of(context.me).language
    moment, page = advice_texts.page_of(event.text)
    if moment in MOMENTS:
        all_ = the_advice(language).all
        return Decision(reply=advice_texts.topics(all_, AdviceMoment(moment), page))
    found = None if is_worried(event.text) else advice_for(event.text, language)
    if found:
        return Decision(reply=advice_texts.advice(found))
    return Decision(reply=texts.help_card(every_flow().specs, context.contact))
