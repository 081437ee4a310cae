"""The home card, and the member's own page: what can I do next?"""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.rich_text import say
from bot.engine.contexts.member import HomeContext, WithOther
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.router import Router
from bot.interview.model import Interview, Side, Stage
from bot.texts.me import home as texts

router = Router()


# Translators: what a command does; at most 100 characters.
@router.command("start", say("What can I do next?"), reads=HomeContext)
def start(context: HomeContext, _event: Command, now: datetime) -> Decision:
    entries, waiting = (
        texts.fitting(texts.listed(context.me, some, now)) for some in _waiting(context)
    )
    return Decision(
        reply=texts.home(
            context.me,
            context.settings,
            entries,
            waiting,
            now,
            has_any=context.has_any,
            organizes=context.organizes,
        )
    )


@router.press(ActionName.HOME, reads=HomeContext, only_reads=True)
def page(context: HomeContext, event: Press, now: datetime) -> Decision:
    """The same as a page that stays, in two cards: what waits for me and for others, and the ways
    to everything else."""
    if event.action.arg == texts.WAYS:
        return Decision(reply=texts.ways(context.me, now))
    me, (mine, theirs) = context.me, _waiting(context)
    listed = texts.fitting(texts.listed(me, (*mine, *theirs), now))
    shown = (listed[: len(mine)], listed[len(mine) :])
    return Decision(
        reply=texts.page(
            *(me, context.settings, *shown, now),
            has_any=context.has_any,
            organizes=context.organizes,
        )
    )


def _waiting(context: HomeContext) -> tuple[list[WithOther], list[WithOther]]:
    """What waits for me, the most urgent first, and what waits for others. A request that is not
    sent waits for me, too."""
    mine = [each for each in context.current if _waits_for(each[0], context.me.id)]
    mine.sort(key=lambda each: each[0].start or each[0].changed_at)
    asked = (each for each in context.current if each[0].stage is Stage.ASKED)
    return mine or _unsent(context), [each for each in asked if each not in mine]


def _unsent(context: HomeContext) -> list[WithOther]:
    """Nobody is reminded of a request to somebody whom they have reported since."""
    unsent = context.unsent
    return [unsent] if unsent and unsent[0].host not in context.i_reported else []


def _waits_for(interview: Interview, me: int) -> bool:
    side = interview.side_of(me)
    if interview.stage is Stage.ASKED:
        return interview.awaiting is side
    if interview.stage is Stage.HELD:
        return side is Side.SEEKER
    return interview.stage is Stage.BOOKED
