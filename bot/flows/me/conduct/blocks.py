"""A member does not want to meet another one here any more, or wants to after all."""

from dataclasses import replace
from datetime import datetime
from itertools import chain

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.engine.contexts.blocks import BlockContext, BlocksContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.conduct.blocks import Block
from bot.interview.members import Member
from bot.language.form_values import read_start_in
from bot.steps import closing
from bot.steps.meeting.absences import take_back_other_time as _taken_back
from bot.texts import notices
from bot.texts.me.conduct import blocks as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 10


@router.press(ActionName.BLOCK, reads=BlockContext)
def block(context: BlockContext, event: Press, now: datetime) -> Decision:
    """The member is asked first. They may answer an old copy of that question, too."""
    if context.whom is None:
        return Decision(reply=notices.not_yours())
    if event.action.arg == texts.LEFT:
        card = texts.blocked if context.is_blocked else texts.left
        return Decision(reply=replace(card(context.whom), instead=True))
    if not event.action.is_confirmed:
        return Decision(reply=texts.ask_first(context.whom))
    return _block_now(context, context.whom, now)


def _block_now(context: BlockContext, whom: Member, now: datetime) -> Decision:
    """What is open between the two ends at once, in the same words as if the member had ended it on
    any other day. The other member is told no more than that."""
    ended = [closing.leave(each, now) for each in context.between]
    return Decision(
        reply=texts.blocked(whom),
        save=(
            *chain.from_iterable(each.save for each in ended),
            Block(context.me.id, whom.id, now),
        ),
        posts=(
            *chain.from_iterable(each.posts for each in ended),
            *(post for each in context.missed for post in _taken_back(each, context.me, whom)),
        ),
    )


@router.press(ActionName.BLOCKED, reads=BlocksContext, only_reads=True)
def blocked(context: BlocksContext, event: Press, _now: datetime) -> Decision:
    start = read_start_in(event.action.arg, len(context.blocked))
    return Decision(reply=_page(context, start).as_page_from(start))


@router.press(ActionName.LIFT, reads=BlocksContext)
def lift(context: BlocksContext, event: Press, _now: datetime) -> Decision:
    for each in context.blocked:
        if str(each.id) == event.action.about:
            lifted = Block(context.me.id, each.id, None)
            return Decision(reply=texts.block_lifted(each), save=(lifted,))
    return Decision(reply=notices.not_yours())


@router.press(ActionName.BLOCK_SOMEBODY, reads=BlocksContext, opens_form=True)
def open_form(_context: BlocksContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form())


@router.submit(ActionName.BLOCK_SOMEBODY, reads=BlocksContext, names_field=texts.NAME)
def by_name(context: BlocksContext, event: Submit, _now: datetime) -> Decision:
    """The named member need not be a host."""
    found = context.found
    if not found:
        return Decision(reply=Invalid({texts.NAME: texts.nobody(texts.NAME.read(event.values))}))
    card = texts.ask_first(found[0]) if len(found) == 1 else texts.choose(found)
    return Decision(reply=card, taken=True)


def _page(context: BlocksContext, start: int) -> Card:
    page = page_of(context.blocked, start, PAGE)
    return texts.everybody(page.shown, page.more(ActionName.BLOCKED))
