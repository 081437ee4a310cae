"""Timers: set, found when due, settled."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, or_, select, update

from bot.engine.decisions import Timer
from bot.engine.events import Due
from bot.engine.store import Claimed, EarlyTimers
from bot.engine.timer_names import PRESSING
from storage import spaces, waking
from storage.dialect import INSERTS, Insert
from storage.scope import apart
from storage.tables import interviews, members, timers

_THIS = (timers.c.interview == bindparam("of")) & (timers.c.name == bindparam("named"))


def _upsert(insert: Insert) -> Insert:
    return insert.on_conflict_do_update(
        index_elements=[timers.c.interview, timers.c.name],
        set_={"at": insert.excluded.at, "asleep_in": None},
    )


_UPSERT = {dialect: _upsert(insert(timers)) for dialect, insert in INSERTS.items()}


_FORGET = delete(timers).where(_THIS)
_PUT_OFF = update(timers).where(_THIS).values(at=bindparam("until"))

_seeker, _host = members.alias("seeker"), members.alias("host")
_WAITS = or_(
    spaces.sleeps(_seeker) & spaces.sleeps(_host), apart(interviews.c.seeker, interviews.c.host)
)
_ALL = (
    select(timers.c.interview, timers.c.name, timers.c.at)
    .join(interviews, interviews.c.id == timers.c.interview)
    .join(_seeker, _seeker.c.id == interviews.c.seeker)
    .join(_host, _host.c.id == interviews.c.host)
)
_NOW_DUE = (
    _ALL.add_columns(interviews.c.community, _WAITS.label("waits"))
    .where(timers.c.asleep_in.is_(None), timers.c.at <= bindparam("now"))
    .limit(bindparam("most"))
    .with_for_update(of=[timers, _seeker, _host], skip_locked=True, key_share=True)
)
_DUE = _NOW_DUE.order_by(timers.c.at, timers.c.interview, timers.c.name)
_PRESSING = _NOW_DUE.where(timers.c.pressing).order_by(
    timers.c.at.desc(), timers.c.interview.desc(), timers.c.name.desc()
)
"""The newest first: after a long time away, the old ones are of no use to anybody."""

NEXT = select(timers.c.at).where(timers.c.asleep_in.is_(None)).order_by(timers.c.at).limit(1)
_PUT_TO_SLEEP = update(timers).where(_THIS).values(asleep_in=bindparam("community"))

_OF_READERS = or_(
    interviews.c.seeker.in_(bindparam("readers", expanding=True)),
    interviews.c.host.in_(bindparam("readers", expanding=True)),
)
_EARLY = (
    _ALL.add_columns(interviews.c.seeker, interviews.c.host)
    .where(
        ~_WAITS,
        timers.c.at <= bindparam("until"),
        timers.c.name.in_(bindparam("names", expanding=True)),
        _OF_READERS,
    )
    .order_by(timers.c.at, timers.c.interview, timers.c.name)
    .with_for_update(of=[timers, _seeker, _host], skip_locked=True, key_share=True)
)


class SqlTimers:
    """Implements bot.engine.store.Timers. `claimed` is told of each batch."""

    def __init__(self, db: Connection, claimed: Callable[[Sequence[Due]], None]) -> None:
        self._db = db
        self._claimed = claimed

    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        asked = {"now": now, "most": most}
        rows = self._db.execute(_PRESSING, asked).all() or self._db.execute(_DUE, asked).all()
        if waiting := [row for row in rows if row.waits]:
            self._db.execute(_PUT_TO_SLEEP, list(map(_asleep, waiting)))
        due = [Due(row.interview, row.name, now - row.at) for row in rows if not row.waits]
        self._claimed(due)
        return Claimed(due, len(rows))

    def wake_some(self, most: int) -> bool:
        return waking.wake_some(self._db, most)

    def look_again(self) -> None:
        waking.look_again(self._db)

    def claim_early(self, now: datetime, early: EarlyTimers, readers: Collection[int]) -> list[Due]:
        asked = {"until": now + early.within, "names": list(early.names), "readers": list(readers)}
        due = [
            Due(row.interview, row.name, max(now - row.at, timedelta(0)))
            for row in self._db.execute(_EARLY, asked)
            if any(getattr(row, side) in readers for side in early.names[row.name])
        ]
        self._claimed(due)
        return due

    def set(self, timers: Sequence[Timer]) -> None:
        if timers:
            values = [
                {
                    "interview": each.interview,
                    "name": each.name.value,
                    "at": each.at,
                    "pressing": each.name in PRESSING,
                }
                for each in timers
            ]
            self._db.execute(_UPSERT[self._db.dialect.name], values)

    def forget(self, timers: Collection[Due]) -> None:
        if timers:
            these = [{"of": each.interview, "named": each.name} for each in timers]
            self._db.execute(_FORGET, these)

    def put_off(self, timers: Collection[Due], until: datetime) -> None:
        if timers:
            these = [{"of": each.interview, "named": each.name, "until": until} for each in timers]
            self._db.execute(_PUT_OFF, these)


def _asleep(row: Row[Any]) -> dict[str, Any]:
    return {"of": row.interview, "named": row.name, "community": row.community}
