"""What writing a broadcast and sending it out have in common."""

from collections.abc import Iterable
from datetime import datetime

from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import zone_or_utc
from bot.interview.organizing.broadcasts import Broadcast, next_possible


def timer(broadcast: Broadcast, name: CommunityTimerName, at: datetime) -> CommunityTimer:
    return CommunityTimer(broadcast.community, name, at, about=broadcast.id)


def asks_key(broadcast: Broadcast) -> str:
    """The key of the card with which its organizer sends and stops it."""
    return f"{broadcast.key}:asks:{broadcast.revision}"


def possible_again(
    context: OrganizingContext | CommunityContext, broadcasts: Iterable[Broadcast], now: datetime
) -> datetime | None:
    """When the next one may be sent, None for now. Months are those of the contact's time zone."""
    zone = context.contact.zoneinfo if context.contact else zone_or_utc(None)
    return next_possible(broadcasts, zone, now)
