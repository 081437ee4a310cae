"""My interviews by field: what I learned, what I would ask next, how my view changed."""

from datetime import datetime
from itertools import islice

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.journal import JournalContext, WholeJournalContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.afterwards.resources import for_the_list
from bot.interview.staying_in_touch.journal import PAGES_SHOWN, Page, in_order
from bot.language.debrief.resources import resources_in
from bot.language.form_values import read_start
from bot.texts.pages import page_of
from bot.texts.staying_in_touch import journal as texts
from bot.texts.staying_in_touch.journal_file import journal_file

router = Router()


# Translators: what a command does; at most 100 characters.
@router.command("journal", say("What I learned, by field"), reads=JournalContext)
def journal(context: JournalContext, _event: Command, _now: datetime) -> Decision:
    return Decision(reply=_page(context, 0))


@router.press(ActionName.MORE_JOURNAL, reads=JournalContext, only_reads=True)
def more(context: JournalContext, event: Press, _now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=_page(context, start).as_page_from(start))


@router.press(ActionName.JOURNAL_FILE, reads=WholeJournalContext)
def as_file(context: WholeJournalContext, event: Press, _now: datetime) -> Decision:
    """In a direct message, because private answers on some platforms cannot contain a file."""
    if not context.chapters:
        return Decision(reply=texts.empty())
    pages = iter(context.every_page)
    written = [(each, [*islice(pages, len(each.lines))]) for each in context.chapters]
    card = texts.file_card(journal_file(written, context.me.zoneinfo))
    return Decision(posts=(Post(context.me.id, f"journal:{event.id}", card),))


def _page(context: JournalContext, start: int) -> Card:
    if not context.chapters:
        return texts.empty()
    lines = page_of(in_order(context.chapters), start, PAGES_SHOWN)
    if not lines.shown:
        return texts.no_more()
    turned = [
        (chapter, page, _can_share(page))
        for (chapter, _), page in zip(lines.shown, context.pages, strict=True)
    ]
    more = lines.more(ActionName.MORE_JOURNAL)
    return texts.journal(lines.total, len(context.chapters), turned, more)


def _can_share(page: Page) -> bool:
    debrief = page.held.debrief
    found = resources_in(debrief.resources) if debrief else ()
    return any(for_the_list(each) is not None for each in found)
