"""Erasing a member: what was open with them ends kindly, and everything about them goes."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.cards.forms import Reply
from bot.engine.belonging import LEFT
from bot.engine.decisions import Decision, Erasure, Timer
from bot.engine.store import UnitOfWork
from bot.interview.model import Interview, Side
from bot.texts import privacy as texts


def erasure(
    member: int,
    still_open: Iterable[Interview],
    now: datetime,
    *,
    reply: Reply = None,
    event: str = "",
) -> Decision:
    """`still_open` are theirs, on either side; `event` is the id of what is being decided."""
    return Decision(
        reply=reply,
        timers=tuple(Timer(each.id, LEFT[_side(each, member)], now) for each in still_open),
        erases=Erasure(member, texts.erased(), texts.about_erased(), event),
    )


def erase(unit: UnitOfWork, member: int, now: datetime) -> None:
    """Where nobody asked for it just now."""
    unit.save(erasure(member, unit.interviews.open_of([member]), now), now)


def erase_abandoned(
    unit: UnitOfWork, platforms: Collection[str], since: datetime, now: datetime
) -> bool:
    """Erase one member of a space that has been asleep since then; whether there was one."""
    member = unit.retention.abandoned(platforms, since, now)
    if member is not None:
        erase(unit, member, now)
    return member is not None


def _side(of: Interview, member: int) -> Side:
    return Side.SEEKER if of.seeker == member else Side.HOST
