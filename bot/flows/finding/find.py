"""A seeker searches for hosts by field, topic or headline."""

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.request import AutocompleteContext, SearchContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.numbers.facts import VainSearch
from bot.language import search
from bot.language.form_values import read_page
from bot.steps.plain_words.two_wishes import is_one_topic
from bot.texts.finding import find as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 5
NEAREST = 5
SIMILAR = 0.6
"""How similar a topic has to be to what was typed. 1: it is the same."""


def _suggest(there: AutocompleteContext, typed: str) -> list[str]:
    return search.values_matching(typed, there.topics)


def _knows(words: str, _language: str) -> bool:
    """Whether these words can follow "find" and are no second wish."""
    return is_one_topic(words)


@router.command(
    "find",
    # Translators: what a command does; at most 100 characters.
    say("Find somebody who works in a field"),
    takes="words",
    reads=SearchContext,
    suggest=_suggest,
    knows=_knows,
)
def find(context: SearchContext, event: Command, _now: datetime) -> Decision:
    reply = _page(context, event.text, 0)
    words = " ".join(search.words(event.text))
    if not words or context.listings:
        return Decision(reply=reply)
    return Decision(reply=reply, notes=(VainSearch(context.me.community, context.me.id, words),))


@router.press(ActionName.MORE, reads=SearchContext, only_reads=True)
def more(context: SearchContext, event: Press, _now: datetime) -> Decision:
    start, words = read_page(event.action.arg)
    return Decision(reply=_page(context, words, start).as_page_from(start))


def _page(context: SearchContext, words: str, start: int) -> Card:
    searched = words if search.words(words) else ""
    if not context.listings:
        return texts.nothing(searched, _nearest(words, context.topics), context.topics[:NEAREST])
    page, arg = page_of(context.listings, start, PAGE), search.as_arg(words)
    if not page.shown:
        return texts.no_more(arg)
    return texts.found(searched, page.shown, page.more(ActionName.MORE, arg), is_first=start == 0)


def _nearest(words: str, topics: tuple[str, ...]) -> list[str]:
    """The topics that are most similar to the words."""
    by_name = {topic.lower(): topic for topic in topics}
    near = [by_name[name] for word in search.words(words) for name in close_matches(word, by_name)]
    return list(dict.fromkeys(near))[:NEAREST]


def close_matches(word: str, names: Iterable[str]) -> list[str]:
    """What difflib finds among the names. It takes 10 us for each, so it gets none of which too few
    letters occur in the word."""
    occurs = frozenset(word).__contains__
    likely = (
        name for name in names if 2 * sum(map(occurs, name)) / (len(word) + len(name)) >= SIMILAR
    )
    return get_close_matches(word, likely, n=NEAREST, cutoff=SIMILAR)
