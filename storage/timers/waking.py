"""Wakes the timers that slept with a space, in batches. The space's row stores how far this has
come: up to which interview. It is NULL once all are awake."""

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, exists, select, update
from sqlalchemy import tuple_ as row_of

from storage.statements import locks
from storage.tables import community_timers, interviews, spaces, timers

_IS_WAKING = spaces.c.waking_after.is_not(None)
IS_WAKING = exists().where(_IS_WAKING)
_WAKING = select(spaces.c.platform, spaces.c.id, spaces.c.community, spaces.c.waking_after).where(
    _IS_WAKING
)
_SLEEPING = (
    select(timers.c.interview)
    .where(
        timers.c.asleep_in == bindparam("community"),
        timers.c.interview > bindparam("waking_after"),
    )
    .group_by(timers.c.interview)
    .order_by(timers.c.interview)
    .limit(bindparam("most"))
)
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_SIDES = select(interviews.c.seeker, interviews.c.host).where(interviews.c.id.in_(_THESE))
_WAKE = update(timers).where(timers.c.interview.in_(_THESE)).values(asleep_in=None)
_KEY = row_of(*community_timers.primary_key)
_SLEEPING_THERE = (
    select(*community_timers.primary_key)
    .where(community_timers.c.asleep, community_timers.c.community == bindparam("community"))
    .limit(bindparam("most"))
    .with_for_update()
)
_WAKE_THERE = (
    update(community_timers)
    .where(_KEY.in_(bindparam("these", expanding=True)))
    .values(asleep=False)
)
_NOTE = update(spaces).where(
    spaces.c.platform == bindparam("of_platform"),
    spaces.c.id == bindparam("this"),
    _IS_WAKING,
)


def wake_some(db: Connection, most: int) -> bool:
    """See bot.engine.store.store.Timers. A timer that still has to wait is put to sleep again when
    it is claimed."""
    space = db.execute(_WAKING.limit(1)).one_or_none()
    if space is None:
        return False
    asked = {"community": space.community, "most": most}
    last = _wake_interviews(db, asked | {"waking_after": space.waking_after})
    those = list(map(tuple, db.execute(_SLEEPING_THERE, asked)))
    if those:
        db.execute(_WAKE_THERE, {"these": those})
    _note(db, space, last or (space.waking_after if those else None))
    return True


def look_again(db: Connection) -> None:
    """Treat all spaces that are awake as if they had just woken, so that their sleeping timers are
    checked again. A timer may have been put to sleep at the moment when its space woke, or a block
    may have been lifted."""
    db.execute(update(spaces).where(~spaces.c.asleep, ~_IS_WAKING).values(waking_after=""))


def _wake_interviews(db: Connection, asked: dict[str, Any]) -> str | None:
    """Returns the last interview whose timers were woken. None if there was none."""
    these: list[str] = list(db.scalars(_SLEEPING, asked))
    if not these:
        return None
    locks.lock(db, (side for row in db.execute(_SIDES, {"these": these}) for side in row))
    db.execute(_WAKE, {"these": these})
    return these[-1]


def _note(db: Connection, space: Any, done: str | None) -> None:
    """The members are locked before their space, because bulk posting locks them in this order,
    too."""
    this = {"of_platform": space.platform, "this": space.id}
    db.execute(_NOTE.values(waking_after=done), this)
