"""Organizers import people to invite. Finding and judging them happens in the background; see
bot.background.importing."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.cards.reader import reader_of
from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import InvitingContext, WaitingImportsContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.imports import ImportContent, ImportState, ImportStep, PeopleImport
from bot.engine.retention import IMPORT
from bot.engine.router import Router
from bot.interview.organizing.programme import Act, ActName
from bot.texts.organizing.inviting import imports as texts
from bot.texts.organizing.inviting import invitations, judged_list
from bot.texts.organizing.programme import organize

router = Router()


@router.press(ActionName.IMPORT_FORM, reads=InvitingContext, opens_form=True)
def open_form(_context: InvitingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form())


@router.submit(ActionName.IMPORT, reads=InvitingContext)
def read(context: InvitingContext, event: Submit, now: datetime) -> Decision:
    me = context.me
    content = ImportContent(texts.PEOPLE.read(event.values), texts.FILE.read(event.values))
    if not (content.text or content.file):
        return Decision(reply=Invalid({texts.PEOPLE: texts.NOTHING_GIVEN}))
    work = PeopleImport(
        event.id, me.community, me.id, now, now, ImportState.READING, content=content
    )
    return Decision(reply=texts.reading(), save=(work,))


@router.press(ActionName.INVITE, reads=WaitingImportsContext)
def invite(context: WaitingImportsContext, event: Press, now: datetime) -> Decision:
    """A second press finds no import that waits."""
    if not _waits(context, event):
        return Decision(reply=organize.over())
    if context.programme.opened_at is None:
        return Decision(reply=texts.not_open())
    me = context.me
    goes_on = ImportStep(event.action.about, me.community, ImportState.INVITING, now)
    act = Act(me.community, now, me.id, ActName.INVITED)
    reply = texts.inviting() if event.action.arg == texts.ELSEWHERE else None
    told = _told(context, event, texts.inviting())
    return Decision(reply=reply, save=(goes_on, act), posts=(told,))


@router.press(ActionName.IMPORT_REFUSED, reads=WaitingImportsContext)
def all_refused(context: WaitingImportsContext, event: Press, _now: datetime) -> Decision:
    """As a file in a direct message, because private answers on some platforms cannot contain
    one."""
    mine = (each for each in context.waiting_imports if each.by == context.me.id)
    work = next((each for each in mine if each.id == event.action.about), None)
    if work is None or work.content.judged is None:
        return Decision(reply=organize.over())
    card = judged_list.all_refused(work.content.judged.refused, reader_of(context.me))
    return Decision(posts=(Post(work.by, f"{IMPORT}{event.id}", card),))


@router.press(ActionName.DROP_IMPORT, reads=WaitingImportsContext)
def drop(context: WaitingImportsContext, event: Press, _now: datetime) -> Decision:
    if not _waits(context, event):
        return Decision(reply=organize.over())
    given_up = ImportStep(event.action.about, context.me.community, ImportState.GIVEN_UP, None)
    return Decision(save=(given_up,), posts=(_told(context, event, texts.dropped()),))


def _waits(context: WaitingImportsContext, event: Press) -> bool:
    return any(each.id == event.action.about for each in context.waiting_imports)


def _told(context: InvitingContext, event: Press, card: Card) -> Post:
    """In place of the lists, which contain names."""
    return Post(context.me.id, f"{IMPORT}{event.action.about}", card)


@router.press(ActionName.NOT_FOR_ME, reads=Context, only_reads=True)
def not_for_me(_context: Context, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=invitations.not_for_me())


@router.press(ActionName.STOP_INVITING, reads=Context)
def stop(context: Context, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=invitations.stopped(), save=(replace(context.me, nudges=False),))
