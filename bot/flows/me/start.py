"""The home card: what can I do next?"""

from datetime import datetime

from bot.cards.rich_text import say
from bot.engine.contexts import HomeContext
from bot.engine.decisions import Decision
from bot.engine.events import Command
from bot.engine.router import Router
from bot.interview.model import Interview, Side, Stage
from bot.texts import home as texts

router = Router()


# Translators: what a command does; at most 100 characters.
@router.command("start", say("What can I do next?"), reads=HomeContext)
def start(context: HomeContext, _event: Command, now: datetime) -> Decision:
    pressing = [each for each in context.interviews if _waits_for(each, context.me.id)]
    pressing.sort(key=lambda each: each.start or each.changed_at)
    entries = texts.fitting(texts.entries(context, pressing, now))
    return Decision(
        reply=texts.home(
            *(context.me, context.settings, entries),
            has_any=bool(context.interviews),
            organizes=context.organizes,
        )
    )


def _waits_for(interview: Interview, me: int) -> bool:
    side = interview.side_of(me)
    if interview.stage is Stage.ASKED:
        return interview.awaiting is side
    if interview.stage is Stage.HELD:
        return side is Side.SEEKER
    return interview.stage is Stage.BOOKED
