"""Spaces that Askwell was removed from. They are asleep until it is added again."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    ScalarSelect,
    Update,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    select,
    update,
)

from bot.interview.members import Person
from storage.tables import spaces

_ASLEEP = select(spaces.c.asleep).where(
    spaces.c.platform == bindparam("on"), spaces.c.id == bindparam("space")
)
_AWAKE = select(spaces.c.platform, func.count()).where(~spaces.c.asleep).group_by(spaces.c.platform)


def number_of(platform: Any, space: Any) -> ScalarSelect[int]:
    """A subquery for the number by which cards refer to the space."""
    this = (spaces.c.platform == platform) & (spaces.c.id == space)
    return select(spaces.c.number).where(this).scalar_subquery()


def sleeps(of: FromClause) -> ColumnElement[bool]:
    """Whether the space of a row of members is asleep."""
    space = (spaces.c.platform == of.c.platform) & (spaces.c.id == of.c.space)
    return exists().where(space, spaces.c.asleep)


def is_served(member: FromClause) -> ColumnElement[bool]:
    """Whether a row of members is somebody who has not left, in a space that is awake."""
    return ~member.c.left & ~sleeps(member)


def is_asleep(db: Connection, person: Person) -> bool:
    return bool(db.scalar(_ASLEEP, {"on": person.platform, "space": person.space}))


def count_awake(db: Connection) -> dict[str, int]:
    """How many spaces are awake, by platform."""
    return dict(db.execute(_AWAKE).all())


def set_asleep(db: Connection, platform: str, which: Collection[str], *, asleep: bool) -> None:
    these = spaces.c.id.in_(which)
    db.execute(_changed(platform, asleep).where(these))


def wake_only(db: Connection, platform: str, awake: Collection[str]) -> None:
    asleep = spaces.c.id.not_in(awake)
    db.execute(_changed(platform, asleep))


def _changed(platform: str, asleep: bool | ColumnElement[bool]) -> Update:
    """A change of the platform's spaces that are not in this state yet. If a space wakes, its
    timers still have to be woken: see storage.timers.waking."""
    asleep_now = literal(asleep) if isinstance(asleep, bool) else asleep
    waking_after = case((asleep_now, null()), else_="")
    changed = update(spaces).where(spaces.c.platform == platform, spaces.c.asleep != asleep)
    return changed.values(asleep=asleep, asleep_since=null(), waking_after=waking_after)
