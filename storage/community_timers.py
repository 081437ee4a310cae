"""Timers of whole communities: set, found when due, settled."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from bot.engine.decisions import CommunityTimer
from bot.engine.events import CommunityDue
from storage.dialect import upserts
from storage.tables import community_timers, spaces

_UPSERT = upserts(community_timers, ["community", "name", "about"])
_THIS = (
    (community_timers.c.community == bindparam("of"))
    & (community_timers.c.name == bindparam("named"))
    & (community_timers.c.about == bindparam("on"))
)
_FORGET = delete(community_timers).where(_THIS)
_PUT_OFF = update(community_timers).where(_THIS).values(at=bindparam("until"))
_IS_AWAKE = exists().where(spaces.c.community == community_timers.c.community, ~spaces.c.asleep)
_DUE = (
    select(community_timers.c.community, community_timers.c.name, community_timers.c.about)
    .where(community_timers.c.at <= bindparam("now"), _IS_AWAKE)
    .order_by(community_timers.c.at, community_timers.c.community)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_NEXT = select(community_timers.c.at).where(_IS_AWAKE).order_by(community_timers.c.at).limit(1)


class SqlCommunityTimers:
    """Implements bot.engine.store.CommunityTimers."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def claim(self, now: datetime, most: int) -> list[CommunityDue]:
        rows = self._db.execute(_DUE, {"now": now, "most": most})
        return [CommunityDue(*row) for row in rows]

    def set(self, timers: Sequence[CommunityTimer]) -> None:
        if timers:
            values = [
                {
                    "community": each.community,
                    "name": each.name.value,
                    "about": each.about,
                    "at": each.at,
                }
                for each in timers
            ]
            self._db.execute(_UPSERT[self._db.dialect.name], values)

    def forget(self, timers: Collection[CommunityDue]) -> None:
        if timers:
            self._db.execute(_FORGET, list(map(_key, timers)))

    def put_off(self, timers: Collection[CommunityDue], until: datetime) -> None:
        if timers:
            self._db.execute(_PUT_OFF, [_key(each) | {"until": until} for each in timers])

    def next_due(self) -> datetime | None:
        found: datetime | None = self._db.scalar(_NEXT)
        return found


def _key(due: CommunityDue) -> dict[str, Any]:
    return {"of": due.community, "named": due.name, "on": due.about}
