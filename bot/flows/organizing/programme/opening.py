"""An organizer opens the programme. Until then only organizers take part."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.programme import MorningContext, WaitingImportsContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import CommunityDue, Press
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.programme import ENOUGH_DOORS, ActName
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps.organizing.acts import save_and_log, tell
from bot.texts.organizing.inviting import imports
from bot.texts.organizing.programme import opening as texts

router = Router()

A_DAY = timedelta(days=1)
FIRST_WEEK = timedelta(days=7)


@router.press(ActionName.OPEN_PROGRAMME, reads=WaitingImportsContext)
def open_it(context: WaitingImportsContext, event: Press, now: datetime) -> Decision:
    """Nobody is written to. They are asked first, because nobody can close it again."""
    if context.programme.opened_at is not None:
        return Decision(reply=_opened(context))
    if event.action.arg != texts.SURE:
        return Decision(reply=texts.sure_to_open(context))
    opened = save_and_log(context, ActName.OPENED, now, replace(context.programme, opened_at=now))
    tomorrow = _morning(context.programme.community, now + A_DAY)
    thanks = CommunityTimer(context.programme.community, CommunityTimerName.THANKS_SOON, now)
    return replace(opened, reply=_opened(context), community_timers=(tomorrow, thanks))


def _opened(context: WaitingImportsContext) -> Card:
    return texts.opened(imports.ways_on(context.my_lists))


@router.community_timer(CommunityTimerName.FIRST_MORNINGS, reads=MorningContext)
def tell_what_waits(context: MorningContext, due: CommunityDue, now: datetime) -> Decision:
    """Each morning of the first week, to organizers who want nudges, in their daytime. Those who
    have their weekend read it on Monday only, and not three times at once. What waits is looked up
    when an organizer's day begins, because another may have seen to it by then."""
    if due.about:
        return _tell(context, due, now)
    opened_at = context.programme.opened_at
    if opened_at is None or now > opened_at + FIRST_WEEK:
        return Decision()
    again = _morning(due.community, now + A_DAY)
    wakes = ((each, next_allowed(each, now)) for each in context.organizers if each.nudges)
    turns = [replace(again, at=at, about=str(each.id)) for each, at in wakes if at < again.at]
    return Decision(community_timers=(again, *turns))


def _tell(context: MorningContext, due: CommunityDue, now: datetime) -> Decision:
    """A morning without news is left out, and one that could not be shown before the next one is
    never shown."""
    reader = next((each for each in context.organizers if str(each.id) == due.about), None)
    has_news = not context.in_need.is_empty or context.doors.number < ENOUGH_DOORS
    if reader is None or not reader.nudges or not has_news:
        return Decision()
    today = _morning(due.community, now).at
    until = today if now < today else today + A_DAY
    wakes = next_allowed(reader, now)
    if wakes > now:
        late = (CommunityTimer.again(due, wakes),) if wakes < until else ()
        return Decision(community_timers=late)
    told = tell(reader, "morning", texts.morning(context, reader), now)
    return Decision(posts=(replace(told, until=until),))


def _morning(community: int, at: datetime) -> CommunityTimer:
    """Before anybody's day begins, so that each organizer is told when theirs does."""
    early = at.replace(hour=5, minute=0, second=0, microsecond=0)
    return CommunityTimer(community, CommunityTimerName.FIRST_MORNINGS, early)
