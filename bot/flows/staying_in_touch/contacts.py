"""The people I talked with: when we were last in contact, and when I am reminded to write again."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.journal import ContactsContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.staying_in_touch.contacts import CONTACTS_SHOWN
from bot.language.form_values import read_start
from bot.texts.pages import page_of
from bot.texts.staying_in_touch import contacts as texts

router = Router()


@router.command(
    "contacts",
    # Translators: what a command does; at most 100 characters.
    say("Who I talked with, and when to write again"),
    reads=ContactsContext,
)
def contacts(context: ContactsContext, _event: Command, _now: datetime) -> Decision:
    return Decision(reply=_page(context, 0))


@router.press(ActionName.MORE_CONTACTS, reads=ContactsContext, only_reads=True)
def more(context: ContactsContext, event: Press, _now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=_page(context, start).as_page_from(start))


def _page(context: ContactsContext, start: int) -> Card:
    if not context.contacts:
        return texts.nobody_yet(bool(context.encounters))
    page = page_of(context.contacts, start, CONTACTS_SHOWN)
    if not page.shown:
        return texts.no_more()
    shown = [(each, context.shown_hosts[each.held.host]) for each in page.shown]
    return texts.contacts(shown, page.more(ActionName.MORE_CONTACTS), nudged=context.me.nudges)
