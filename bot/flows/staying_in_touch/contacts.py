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
from bot.texts.pages import page_in
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
    if not context.in_all:
        return texts.nobody_yet(context.has_any)
    if not context.contacts:
        return texts.no_more()
    page = page_in(context.contacts, start, CONTACTS_SHOWN, context.in_all)
    more = page.more(ActionName.MORE_CONTACTS)
    return texts.contacts(page.shown, more, nudged=context.me.nudges)
