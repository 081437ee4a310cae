"""Organizers are told when Askwell, or their platform, was away for a long time."""

from datetime import datetime

from bot.engine.contexts.programme import CommunityContext
from bot.engine.decisions import Decision
from bot.engine.events import CommunityDue
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.language.form_values import read_starts
from bot.steps.organizing.acts import tell_by_day
from bot.texts.organizing.programme import outage as texts

router = Router()


@router.community_timer(CommunityTimerName.OUTAGE, reads=CommunityContext)
def tell_organizers(context: CommunityContext, due: CommunityDue, now: datetime) -> Decision:
    """Once, in each organizer's daytime. By then, everything that was due is done."""
    who, _, times = due.about.partition(" ")
    match read_starts(times):
        case (since, until):
            card = texts.outage_over(who, since, until)
            posts = (tell_by_day(each, "outage", card, now) for each in context.organizers)
            return Decision(posts=tuple(posts))
        case _:
            return Decision()
