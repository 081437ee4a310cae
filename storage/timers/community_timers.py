"""Timers of whole communities: they are set, found when they are due, and settled."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from bot.engine.decisions import CommunityTimer
from bot.engine.events import CommunityDue
from bot.engine.store.store import Claimed
from storage.statements.dialect import upsert
from storage.statements.prepared import Prepared, PreparedChange
from storage.tables import community_timers, members, spaces

_UPSERT = PreparedChange(upsert(community_timers, ["community", "name", "about"]).on)
_THIS = (
    (community_timers.c.community == bindparam("of"))
    & (community_timers.c.name == bindparam("named"))
    & (community_timers.c.about == bindparam("on"))
)
_FORGET = PreparedChange(delete(community_timers).where(_THIS))
_PUT_OFF = PreparedChange(update(community_timers).where(_THIS).values(at=bindparam("until")))
_IS_AWAKE = exists().where(spaces.c.community == community_timers.c.community, ~spaces.c.asleep)
DUE = Prepared(
    select(
        *(community_timers.c.community, community_timers.c.name, community_timers.c.about),
        _IS_AWAKE.label("is_awake"),
    )
    .where(~community_timers.c.asleep, community_timers.c.at <= bindparam("now"))
    .order_by(community_timers.c.at, *community_timers.primary_key)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LOCK_FREE = (
    select(members.c.id)
    .where(members.c.id.in_(bindparam("ids", expanding=True)))
    .with_for_update(skip_locked=True, key_share=True)
)
"""A transaction that fires timers does not wait for locked members. It already holds locks that the
other transaction may wait for, so there could be a deadlock."""
NEXT = (
    select(community_timers.c.at)
    .where(~community_timers.c.asleep)
    .order_by(community_timers.c.at)
    .limit(1)
)
_PUT_TO_SLEEP = update(community_timers).where(_THIS).values(asleep=True)


class SqlCommunityTimers:
    """Implements bot.engine.store.store.CommunityTimers."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def claim(
        self, now: datetime, most: int, about_members: Collection[str]
    ) -> Claimed[CommunityDue]:
        rows = DUE.rows(self._db, now=now, most=most)
        if waiting := [CommunityDue(*due) for *due, is_awake in rows if not is_awake]:
            self._db.execute(_PUT_TO_SLEEP, list(map(_key, waiting)))
        due = [CommunityDue(*due) for *due, is_awake in rows if is_awake]
        free = free_of(self._db, (int(each.about) for each in due if each.name in about_members))
        mine = [each for each in due if each.name not in about_members or int(each.about) in free]
        return Claimed(mine, len(waiting) + len(mine))

    def set(self, timers: Sequence[CommunityTimer]) -> None:
        values = [
            {
                "community": each.community,
                "name": each.name.value,
                "about": each.about,
                "at": each.at,
                "asleep": False,
            }
            for each in timers
        ]
        _UPSERT.run(self._db, values)

    def forget(self, timers: Collection[CommunityDue]) -> None:
        _FORGET.run(self._db, list(map(_key, timers)))

    def put_off(self, timers: Collection[CommunityDue], until: datetime) -> None:
        _PUT_OFF.run(self._db, [_key(each) | {"until": until} for each in timers])


def _key(due: CommunityDue) -> dict[str, Any]:
    return {"of": due.community, "named": due.name, "on": due.about}


def free_of(db: Connection, these: Iterable[int]) -> set[int]:
    """Lock those of these members whom no other transaction has locked, and return their ids."""
    wanted = sorted(set(these))
    return set(db.scalars(_LOCK_FREE, {"ids": wanted})) if wanted else set()
