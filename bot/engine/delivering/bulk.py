"""How bulk cards are spread over time: some of a space at a time, and each in its reader's
daytime."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import Outgoing, SpaceKey
from bot.engine.store.store import UnitOfWork
from bot.interview.organizing.broadcasts import KEY_PREFIX
from bot.interview.scheduling.quiet_hours import next_allowed

C = TypeVar("C", QueuedCard, Outgoing)

AT_ONCE = 10
EVERY = timedelta(seconds=20)
"""This gives a space 30 a minute, so that 10,000 take five and a half hours."""


def claim_bulk(
    unit: UnitOfWork,
    now: datetime,
    most: int,
    platforms: Collection[str],
    skip: Collection[SpaceKey],
) -> list[QueuedCard]:
    """Claim the bulk cards that may go out now. Those of readers in their quiet hours are put off
    until these end. Those that their reader has stopped meanwhile, or whose reader was removed, are
    dropped."""
    found = unit.bulk_cards.due(now, most, platforms, skip)
    if unwanted := [each.id for each in found if _is_unwanted(each)]:
        unit.bulk_cards.drop(unwanted)
    due = [each for each in found if each.id not in unwanted]
    asleep = {each.id: wakes for each in due if (wakes := _not_before(each, now)) > now}
    if asleep:
        unit.outbox.wait(asleep)
    spaces = by_space(each for each in due if each.id not in asleep)
    if spaces:
        unit.bulk_cards.rest(list(spaces), now + EVERY)
    return [each for some in spaces.values() for each in some[:AT_ONCE]]


def _is_unwanted(card: QueuedCard) -> bool:
    """A message that the reader has already stays as it is."""
    if card.message or card.in_doubt:
        return False
    to, is_broadcast = card.to, card.key.startswith(KEY_PREFIX)
    return not to.nudges or to.is_removed or (is_broadcast and not to.words_to_all)


def _not_before(card: QueuedCard, now: datetime) -> datetime:
    """When the card may go out. An edit makes no sound, so it may go at once."""
    return now if card.message else next_allowed(card.to, now)


def by_space(cards: Iterable[C]) -> dict[SpaceKey, list[C]]:
    """Cards by the space of their readers."""
    spaces: dict[SpaceKey, list[C]] = defaultdict(list)
    for card in cards:
        spaces[card.to.person.platform, card.to.person.space].append(card)
    return spaces
