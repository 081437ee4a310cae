"""What writing a word to all and sending it out have in common."""

from collections.abc import Iterable
from datetime import datetime

from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import zone_or_utc
from bot.interview.words_to_all import WordToAll, next_possible


def timer(word: WordToAll, name: CommunityTimerName, at: datetime) -> CommunityTimer:
    return CommunityTimer(word.community, name, at, about=word.id)


def asks_key(word: WordToAll) -> str:
    """The key of the card with which its organizer sends and stops it."""
    return f"{word.key}:asks:{word.revision}"


def possible_again(
    context: OrganizingContext | CommunityContext, words: Iterable[WordToAll], now: datetime
) -> datetime | None:
    """When the next one may be sent, None for now. Months are those of the contact's time zone."""
    zone = context.contact.zoneinfo if context.contact else zone_or_utc(None)
    return next_possible(words, zone, now)
