"""Timers: how they are set, claimed when due, and settled."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from bot.engine.decisions import Timer
from bot.engine.events import Due
from bot.engine.store.store import Claimed, EarlyTimers
from bot.engine.timer_names import PRESSING, TimerName
from bot.interview.model import Side
from storage.spaces import spaces
from storage.spaces.scope import is_blocked_pair
from storage.statements.dialect import Insert, Upsert, indexed_by
from storage.statements.driver import Row
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.tables import interviews, members, timers
from storage.timers import waking

_THIS = (timers.c.interview == bindparam("of")) & (timers.c.name == bindparam("named"))


def _upsert(insert: Insert) -> Insert:
    return insert.on_conflict_do_update(
        index_elements=[timers.c.interview, timers.c.name],
        set_={"at": insert.excluded.at, "asleep_in": None},
    )


_UPSERT = PreparedChange(Upsert(timers, _upsert).on)
FORGET = PreparedChange(delete(timers).where(_THIS))
_PUT_OFF = PreparedChange(update(timers).where(_THIS).values(at=bindparam("until")))

_seeker, _host = members.alias("seeker"), members.alias("host")
_WAITS = or_(
    spaces.sleeps(_seeker) & spaces.sleeps(_host),
    is_blocked_pair(interviews.c.seeker, interviews.c.host),
)
"""It is a column, not a condition: SQLite would look it up for each interview of a reader, before
it finds that most of them have no timer any more."""
_ALL = (
    select(timers.c.interview, timers.c.name, timers.c.at, _WAITS.label("waits"))
    .join(interviews, interviews.c.id == timers.c.interview)
    .join(_seeker, _seeker.c.id == interviews.c.seeker)
    .join(_host, _host.c.id == interviews.c.host)
)
_NOW_DUE = (
    _ALL.add_columns(interviews.c.community)
    .where(timers.c.asleep_in.is_(None), timers.c.at <= bindparam("now"))
    .limit(bindparam("most"))
    .with_for_update(of=[timers, _seeker, _host], skip_locked=True, key_share=True)
)
_DUE = Prepared(_NOW_DUE.order_by(timers.c.at, timers.c.interview, timers.c.name))
_PRESSING = Prepared(
    indexed_by(_NOW_DUE, timers, "timer_pressing")
    .where(timers.c.pressing)
    .order_by(timers.c.at.desc(), timers.c.interview.desc(), timers.c.name.desc())
)
"""The newest first: after a long outage, the old ones are of no use to anybody any more. Through
the index of all timers, each claim would read again all that others left behind, because they do
not press."""

NEXT = select(timers.c.at).where(timers.c.asleep_in.is_(None)).order_by(timers.c.at).limit(1)
_PUT_TO_SLEEP = PreparedChange(update(timers).where(_THIS).values(asleep_in=bindparam("community")))

_OF_READERS = or_(
    interviews.c.seeker.in_(bindparam("readers", expanding=True)),
    interviews.c.host.in_(bindparam("readers", expanding=True)),
)
_EARLY = PreparedWithLists(
    _ALL.add_columns(interviews.c.seeker, interviews.c.host)
    .where(
        timers.c.at <= bindparam("until"),
        timers.c.name.not_in(bindparam("others", expanding=True)),
        _OF_READERS,
    )
    .order_by(timers.c.at.desc(), timers.c.interview.desc(), timers.c.name.desc())
    .limit(bindparam("most"))
    .with_for_update(of=[timers, _seeker, _host], skip_locked=True, key_share=True)
)
"""It lists the names that may not come early. With a list of those that may, PostgreSQL would read
all timers, because it expects to look up each name of each interview in the index."""


CLAIMS = (_PRESSING, _DUE, _EARLY)


class SqlTimers:
    """Implements bot.engine.store.store.Timers. `claimed` is called with each batch of timers."""

    def __init__(self, db: Connection, claimed: Callable[[Sequence[Due]], None]) -> None:
        self._db = db
        self._claimed = claimed

    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        asked = {"now": now, "most": most}
        rows = _PRESSING.rows(self._db, **asked) or _DUE.rows(self._db, **asked)
        waiting = [
            {"of": interview, "named": name, "community": community}
            for interview, name, _, waits, community in rows
            if waits
        ]
        _PUT_TO_SLEEP.run(self._db, waiting)
        due = [
            Due(interview, name, now - at) for interview, name, at, waits, _ in rows if not waits
        ]
        self._claimed(due)
        return Claimed(due, len(rows))

    def wake_some(self, most: int) -> bool:
        return waking.wake_some(self._db, most)

    def look_again(self) -> None:
        waking.look_again(self._db)

    def claim_early(
        self, now: datetime, early: EarlyTimers, readers: Collection[int], most: int
    ) -> list[Due]:
        rows = self._early(now, early, readers, most)
        due = [
            Due(interview, name, max(now - at, timedelta(0)))
            for interview, name, at, waits, *sides in reversed(rows)
            if not waits
            and any(
                member in readers and side in early.names.get(name, ())
                for side, member in zip(Side, sides, strict=True)
            )
        ]
        self._claimed(due)
        return due

    def _early(
        self, now: datetime, early: EarlyTimers, readers: Collection[int], most: int
    ) -> Sequence[Row]:
        """The timers, latest first. If the limit cuts off timers that are not due yet, more are
        read, so that all of these are included: one member has only a few. Timers that are cut off
        and already due are claimed in the ordinary way."""
        others = [each.value for each in TimerName if each not in early.names]
        asked = {"until": now + early.within, "others": others, "readers": list(readers)}
        rows = _EARLY.rows(self._db, **asked, most=most)
        is_cut = len(rows) == most and rows[-1][2] > now
        return self._early(now, early, readers, 4 * most) if is_cut else rows

    def set(self, timers: Sequence[Timer]) -> None:
        values = [
            {
                "interview": each.interview,
                "name": each.name.value,
                "at": each.at,
                "pressing": each.name in PRESSING,
                "asleep_in": None,
            }
            for each in timers
        ]
        _UPSERT.run(self._db, values)

    def forget(self, timers: Collection[Due]) -> None:
        these = [{"of": each.interview, "named": each.name} for each in timers]
        FORGET.run(self._db, these)

    def put_off(self, timers: Collection[Due], until: datetime) -> None:
        these = [{"of": each.interview, "named": each.name, "until": until} for each in timers]
        _PUT_OFF.run(self._db, these)
