"""Organizers read the sentences that they may quote."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.programme import QuotesContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.language.form_values import read_start_in
from bot.texts.organizing.broadcasts import quotes as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 6


@router.press(ActionName.QUOTES, reads=QuotesContext, only_reads=True)
def show(context: QuotesContext, event: Press, _now: datetime) -> Decision:
    start = read_start_in(event.action.arg, len(context.quotes))
    page = page_of(context.quotes, start, PAGE)
    if not page.shown:
        return Decision(reply=texts.none_yet())
    return Decision(reply=texts.listing(page, context.quoted).as_page_from(start))


@router.press(ActionName.QUOTE_COPY, reads=QuotesContext, only_reads=True)
def copy(context: QuotesContext, event: Press, _now: datetime) -> Decision:
    """The sentence to copy, unless it was taken back since."""
    found = [each for each in context.quotes if each.interview == event.action.about]
    card = texts.to_copy(found[0], context.quoted) if found else texts.no_longer_quotable()
    return Decision(reply=card)
