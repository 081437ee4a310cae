"""Timers: set, found when due, settled."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from bot.engine.decisions import Timer
from bot.engine.events import Due
from bot.interview.model import Side
from storage import spaces
from storage.dialect import INSERTS, Insert
from storage.tables import interviews, members, timers

_THIS = (timers.c.interview == bindparam("of")) & (timers.c.name == bindparam("named"))


def _upsert(insert: Insert) -> Insert:
    return insert.on_conflict_do_update(
        index_elements=[timers.c.interview, timers.c.name], set_={"at": insert.excluded.at}
    )


_UPSERT = {dialect: _upsert(insert(timers)) for dialect, insert in INSERTS.items()}


def set_all(db: Connection, new: Sequence[Timer]) -> None:
    """Set each, or move it. The members of their interviews must be locked."""
    if not new:
        return
    values = [{"interview": each.interview, "name": each.name, "at": each.at} for each in new]
    db.execute(_UPSERT[db.dialect.name], values)


_seeker, _host = members.alias("seeker"), members.alias("host")
_AWAKE = (
    select(timers.c.interview, timers.c.name, timers.c.at)
    .join(interviews, interviews.c.id == timers.c.interview)
    .join(_seeker, _seeker.c.id == interviews.c.seeker)
    .join(_host, _host.c.id == interviews.c.host)
    .where(~(spaces.sleeps(_seeker) & spaces.sleeps(_host)))
)
_DUE = (
    _AWAKE.where(timers.c.at <= bindparam("now"))
    .order_by(timers.c.at, timers.c.interview, timers.c.name)
    .limit(bindparam("most"))
    .with_for_update(of=[timers, _seeker, _host], skip_locked=True, key_share=True)
)


_NEXT = _AWAKE.with_only_columns(timers.c.at).order_by(timers.c.at).limit(1)

_OF_READERS = or_(
    interviews.c.seeker.in_(bindparam("readers", expanding=True)),
    interviews.c.host.in_(bindparam("readers", expanding=True)),
)
_EARLY = (
    _AWAKE.add_columns(interviews.c.seeker, interviews.c.host)
    .where(
        timers.c.at <= bindparam("until"),
        timers.c.name.in_(bindparam("names", expanding=True)),
        _OF_READERS,
    )
    .order_by(timers.c.at, timers.c.interview, timers.c.name)
    .with_for_update(of=[timers, _seeker, _host], skip_locked=True, key_share=True)
)


def claim_early(
    db: Connection,
    now: datetime,
    until: datetime,
    readers: Collection[int],
    names: Mapping[str, Collection[Side]],
) -> list[Due]:
    """Timers of these names that are due until then and tell one of the readers something."""
    asked = {"until": until, "names": list(names), "readers": list(readers)}
    return [
        Due(row.interview, row.name, max(now - row.at, timedelta(0)))
        for row in db.execute(_EARLY, asked)
        if any(getattr(row, side) in readers for side in names[row.name])
    ]


def claim(db: Connection, now: datetime, most: int) -> list[Due]:
    """Timers that are due, oldest first, with both members of their interviews locked. Those of
    members whom somebody else has locked are passed over: they wait for their next turn."""
    rows = db.execute(_DUE, {"now": now, "most": most})
    return [Due(row.interview, row.name, now - row.at) for row in rows]


def forget(db: Connection, done: Collection[Due]) -> None:
    if done:
        db.execute(
            delete(timers).where(_THIS),
            [{"of": each.interview, "named": each.name} for each in done],
        )


def put_off(db: Connection, failed: Collection[Due], until: datetime) -> None:
    if failed:
        db.execute(
            update(timers).where(_THIS).values(at=bindparam("until")),
            [{"of": each.interview, "named": each.name, "until": until} for each in failed],
        )


def next_due(db: Connection) -> datetime | None:
    found: datetime | None = db.scalar(_NEXT)
    return found
