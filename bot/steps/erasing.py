"""Erasing a member: what was open with them ends kindly, and everything about them is deleted."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.cards.forms import Reply
from bot.engine.belonging import LEFT
from bot.engine.decisions import Decision, Erasure, Timer
from bot.engine.store import UnitOfWork
from bot.interview.model import Interview, Side
from bot.texts import privacy as texts

AT_ONCE = 5
"""How many members of a removed space are erased in one transaction, which then takes less than 20
ms."""


def erasure(
    members: Collection[int],
    still_open: Iterable[Interview],
    now: datetime,
    *,
    reply: Reply = None,
    event: str = "",
) -> Decision:
    """`still_open` are the members' open interviews on either side. `event` is the id of the event
    that is being decided."""
    return Decision(
        reply=reply,
        timers=tuple(Timer(each.id, LEFT[_side(each, members)], now) for each in still_open),
        erases=Erasure(tuple(members), texts.erased(), texts.about_erased(), event),
    )


def erase(unit: UnitOfWork, members: Collection[int], now: datetime) -> None:
    """Erase members who did not just ask for it."""
    unit.save(erasure(members, unit.interviews.open_of(members), now), now)


def erase_abandoned(
    unit: UnitOfWork, platforms: Collection[str], since: datetime, now: datetime
) -> bool:
    """Erase some members of a space that has been asleep since then. Return whether there were
    any."""
    members = unit.retention.abandoned(platforms, since, now, AT_ONCE)
    if members:
        erase(unit, members, now)
    return bool(members)


def _side(of: Interview, members: Collection[int]) -> Side:
    return Side.SEEKER if of.seeker in members else Side.HOST
