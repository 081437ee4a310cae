"""What becomes due when organizers' offices begin or end."""

from collections.abc import Iterable
from datetime import datetime

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.programme import ASK_FOR_A_SECOND_AFTER, Act, ActName


def second_wanted(community: int, now: datetime) -> CommunityTimer:
    """The flow of this timer asks the organizers to name a second one if there is only one."""
    asks_at = now + ASK_FOR_A_SECOND_AFTER
    return CommunityTimer(community, CommunityTimerName.SECOND_ORGANIZER, asks_at)


def after_office(community: int, freed: Iterable[str], now: datetime) -> list[CommunityTimer]:
    """`freed` are the ids of the open concerns that the organizer looked after. Nobody does any
    more, so these come to the others at once."""
    shown = (CommunityTimer(community, CommunityTimerName.CONCERN, now, each) for each in freed)
    return [second_wanted(community, now), *shown]


def after_leaving(member: int, community: int, now: datetime) -> tuple[Act, CommunityTimer]:
    """An organizer has left their space: that is logged, and the other organizers are told."""
    told = CommunityTimer(community, CommunityTimerName.ORGANIZER_LEFT, now, about=str(member))
    return Act(community, now, member, ActName.LEFT_AS_ORGANIZER), told
