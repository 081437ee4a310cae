"""The community's reading list, all of it or about a topic; and removing an entry."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.journal import ReadingEntryContext, ReadingListContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.afterwards.resources import Recommendation
from bot.interview.organizing.programme import Act, ActName
from bot.language import search
from bot.language.debrief import reading_list
from bot.language.form_values import read_page
from bot.texts import notices
from bot.texts.finding import reading_list as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 6


@router.command(
    "reading",
    # Translators: what a command does; at most 100 characters.
    say("What people here recommend"),
    takes="topic",
    reads=ReadingListContext,
)
def reading(context: ReadingListContext, event: Command, _now: datetime) -> Decision:
    return Decision(reply=_page(context, event.text, 0))


@router.press(ActionName.MORE_READING, reads=ReadingListContext, only_reads=True)
def more(context: ReadingListContext, event: Press, _now: datetime) -> Decision:
    start, words = read_page(event.action.arg)
    return Decision(reply=_page(context, words, start).as_page_from(start))


@router.press(ActionName.TAKE_BACK, reads=ReadingEntryContext)
def take_away(context: ReadingEntryContext, _event: Press, now: datetime) -> Decision:
    """By the member who put it there, by the host who recommended it, or by any organizer, who
    removes all of it."""
    me = context.me.id
    taken = [each for each in context.entry if context.organizes or reading_list.is_of(each, me)]
    if not taken:
        return Decision(reply=notices.not_yours())
    others = {each.seeker for each in taken if not reading_list.is_of(each, me)}
    acts = (Act(context.me.community, now, me, ActName.TOOK_AWAY, seeker) for seeker in others)
    return Decision(
        reply=texts.removed(taken[0], mine=all(each.seeker == me for each in taken)),
        save=(*(_off_the_list(each, me) for each in taken), *acts),
    )


def _off_the_list(recommendation: Recommendation, me: int) -> Recommendation:
    """The member who put it there can do so again."""
    return replace(recommendation, listed=False, removed=recommendation.seeker != me)


def _page(context: ReadingListContext, words: str, start: int) -> Card:
    asked = search.words(words)
    found = reading_list.titles(
        context.recommendations,
        context.namings,
        context.named_hosts,
        context.me.id,
        asked,
        organizes=context.organizes,
    )
    searched = words if asked else ""
    if not found:
        return texts.nothing(searched)
    page = page_of(found, start, PAGE)
    if not page.shown:
        return texts.no_more()
    more = page.more(ActionName.MORE_READING, search.as_arg(words))
    return texts.reading(searched, page.shown, more)
