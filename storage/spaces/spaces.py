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

from bot.engine.store.ports import SpaceKey
from bot.interview.members import Person
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS
from storage.tables import programmes, spaces

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


class SqlSpaces:
    """Implements bot.engine.store.store.Spaces."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def awake(self, platforms: Collection[str]) -> list[SpaceKey]:
        awake = select(spaces.c.platform, spaces.c.id).where(~spaces.c.asleep)
        these = awake.where(spaces.c.platform.in_(platforms)).order_by(*spaces.primary_key)
        return [(platform, space) for platform, space in self._db.execute(these)]

    def wake(self, platform: str, these: Collection[str]) -> None:
        self._db.execute(_changed(platform, asleep=False).where(spaces.c.id.in_(these)))

    def sleep(self, platform: str, these: Collection[str]) -> None:
        self._db.execute(_changed(platform, asleep=True).where(spaces.c.id.in_(these)))

    def wake_only(self, platform: str, these: Collection[str]) -> None:
        self._db.execute(_changed(platform, spaces.c.id.not_in(these)))

    def announcement_channel(self, platform: str, space: str) -> str:
        of_space = programmes.join(spaces, spaces.c.community == programmes.c.community)
        query = select(programmes.c.settings).select_from(of_space)
        found = self._db.scalar(query.where(spaces.c.platform == platform, spaces.c.id == space))
        return (found or DEFAULT_SETTINGS).announcements


def _changed(platform: str, asleep: bool | ColumnElement[bool]) -> Update:
    """A change of the platform's spaces that are not in this state yet. If a space wakes, its
    timers still have to be woken: see storage.timers.waking."""
    asleep_now = literal(asleep) if isinstance(asleep, bool) else asleep
    waking_after = case((asleep_now, null()), else_="")
    changed = update(spaces).where(spaces.c.platform == platform, spaces.c.asleep != asleep)
    return changed.values(asleep=asleep, asleep_since=null(), waking_after=waking_after)
