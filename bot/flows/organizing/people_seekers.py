"""Organizers look through the seekers who may need a hand."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.reader import reader_of
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.people_contexts import SeekersContext
from bot.engine.router import Router
from bot.interview.people import SeekerList, SeekerStanding
from bot.language.form_values import read_page
from bot.steps.organizing import take_list
from bot.texts import people_seekers as texts
from bot.texts.people import page_of

router = Router()
PAGE = 12


@router.press(ActionName.PEOPLE_SEEKERS, reads=SeekersContext)
def seekers(context: SeekersContext, event: Press, _now: datetime) -> Decision:
    start, chosen = read_page(event.action.arg)
    name = _list(chosen)
    return Decision(reply=texts.seekers(page_of(_in(context, name), start, PAGE), name))


@router.press(ActionName.SEEKERS_FILE, reads=SeekersContext)
def as_file(context: SeekersContext, event: Press, now: datetime) -> Decision:
    found = _in(context, _list(event.action.arg))
    file = texts.file(found, reader_of(context.me))
    return take_list(context, event.id, file, len(found), now)


def _list(chosen: str) -> SeekerList:
    return SeekerList(chosen) if chosen in set(SeekerList) else SeekerList.NEVER_ASKED


def _in(context: SeekersContext, name: SeekerList) -> Sequence[SeekerStanding]:
    return [each for each in context.seekers if name in each.lists]
