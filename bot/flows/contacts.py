"""The people I talked with: when we were last in contact, and when I am asked to write again."""

from datetime import datetime

from bot.contacts import contacts as contacts_of
from bot.decision import Decision
from bot.events import Command, Press
from bot.router import Router
from bot.state import Contacts
from bot.texts import contacts as texts
from bot.ui import Action, Card
from bot.values import read_start

router = Router()
PAGE = 5


@router.command("contacts", "Whom I talked with, and when to write again", reads=Contacts)
def contacts(state: Contacts, _event: Command, now: datetime) -> Decision:
    return Decision(reply=_page(state, 0, now))


@router.press("more_contacts", reads=Contacts)
def more(state: Contacts, event: Press, now: datetime) -> Decision:
    return Decision(reply=_page(state, read_start(event.action.arg), now))


def _page(state: Contacts, start: int, now: datetime) -> Card:
    known = contacts_of(state, now)
    if not known:
        return texts.nobody_yet(bool(state.sought))
    shown = known[start : start + PAGE]
    if not shown:
        return texts.no_more()
    further = Action("more_contacts", arg=str(start + PAGE)) if known[start + PAGE :] else None
    return texts.contacts(shown, further, nudged=state.me.nudges)
