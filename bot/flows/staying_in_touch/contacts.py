"""The people I talked with: when we were last in contact, and when I am reminded to write again."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.contexts.journal import ContactsContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.contacts import contacts as contacts_of
from bot.language.form_values import read_start
from bot.texts import contacts as texts

router = Router()
PAGE = 5


@router.command(
    "contacts",
    # Translators: what a command does; at most 100 characters.
    say("Who I talked with, and when to write again"),
    reads=ContactsContext,
)
def contacts(context: ContactsContext, _event: Command, now: datetime) -> Decision:
    return Decision(reply=_page(context, 0, now))


@router.press(ActionName.MORE_CONTACTS, reads=ContactsContext, only_reads=True)
def more(context: ContactsContext, event: Press, now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=_page(context, start, now).as_page_from(start))


def _page(context: ContactsContext, start: int, now: datetime) -> Card:
    known = contacts_of(context.me, context.encounters, now)
    if not known:
        return texts.nobody_yet(bool(context.encounters))
    shown = known[start : start + PAGE]
    if not shown:
        return texts.no_more()
    further = (
        Action(ActionName.MORE_CONTACTS, arg=str(start + PAGE)) if known[start + PAGE :] else None
    )
    return texts.contacts(shown, further, nudged=context.me.nudges)
