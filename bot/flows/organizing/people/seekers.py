"""Organizers look through the seekers who may need help."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.engine.contexts.people import SeekersContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.organizing.programme import Act, ActName
from bot.interview.people.standing import SeekerList, SeekerStanding
from bot.language.form_values import read_page
from bot.steps.finding.idle import reminders
from bot.steps.organizing.acts import send_list
from bot.texts.organizing.people import seekers as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 12


@router.press(ActionName.PEOPLE_SEEKERS, reads=SeekersContext, only_reads=True)
def seekers(context: SeekersContext, event: Press, _now: datetime) -> Decision:
    start, chosen = read_page(event.action.arg)
    name = _list(chosen)
    return Decision(reply=_shown(context, name, start))


@router.press(ActionName.REMIND_IDLE, reads=SeekersContext)
def remind_idle(context: SeekersContext, event: Press, now: datetime) -> Decision:
    """On or off. Switching it on also includes members who agreed in the last two weeks."""
    programme = replace(context.programme, remind_idle=event.action.arg == texts.ON)
    if programme == context.programme:
        return Decision(reply=_shown(context, SeekerList.NEVER_ASKED))
    act = Act(context.me.community, now, context.me.id, ActName.CHANGED_REMINDING)
    idle = _in(context, SeekerList.NEVER_ASKED) if programme.remind_idle else ()
    weeks = programme.settings.quiet_weeks
    timers = chain.from_iterable(reminders(each.seeker, weeks, now) for each in idle)
    return Decision(
        reply=_shown(replace(context, programme=programme), SeekerList.NEVER_ASKED),
        save=(programme, act),
        community_timers=tuple(timers),
    )


@router.press(ActionName.SEEKERS_FILE, reads=SeekersContext)
def as_file(context: SeekersContext, event: Press, now: datetime) -> Decision:
    found = _in(context, _list(event.action.arg))
    file = texts.file(found, reader_of(context.me))
    return send_list(context, event.id, file, len(found), now)


def _shown(context: SeekersContext, name: SeekerList, start: int = 0) -> Card:
    page = page_of(_in(context, name), start, PAGE)
    shown = texts.seekers(page, name, reminded=context.programme.remind_idle)
    return shown.as_page_from(start)


def _list(chosen: str) -> SeekerList:
    return SeekerList(chosen) if chosen in set(SeekerList) else SeekerList.NEVER_ASKED


def _in(context: SeekersContext, name: SeekerList) -> Sequence[SeekerStanding]:
    return [each for each in context.seekers if name in each.lists]
