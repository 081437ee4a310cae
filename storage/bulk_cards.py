"""Cards that are written to many at once: claimed apart from all others, space by space."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select, tuple_, update

from bot.engine.outbox import QueuedCard
from bot.engine.ports import SpaceKey
from storage.column_types import Instant
from storage.outbox import COLUMNS, HELD_UP, ON_PLATFORMS, SKIPPED, WAITS, claimable
from storage.tables import cards, members, spaces

_NOW = bindparam("now", type_=Instant)
_IN_BULK = cards.c.due_at.is_not(None) & cards.c.bulk
_OF_SPACE = (cards.c.platform == spaces.c.platform) & (cards.c.space == spaces.c.id)
_RESTS = spaces.c.bulk_rests_until
_DUE = (
    select(*COLUMNS)
    .join(spaces, _OF_SPACE)
    .join(members, members.c.id == cards.c.member)
    .where(
        cards.c.due_at <= _NOW,
        cards.c.bulk,
        ~spaces.c.asleep,
        or_(_RESTS.is_(None), _RESTS <= _NOW),
        ON_PLATFORMS,
        ~SKIPPED,
        ~HELD_UP,
    )
    .order_by(cards.c.platform, cards.c.space, cards.c.due_at, cards.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=[cards, members], skip_locked=True, key_share=True)
)
_WAIT = (
    update(cards)
    .where(cards.c.id == bindparam("this"))
    .values(due_at=bindparam("wakes", type_=Instant))
)
_REST = (
    update(spaces)
    .where(tuple_(spaces.c.platform, spaces.c.id).in_(bindparam("these", expanding=True)))
    .values(bulk_rests_until=bindparam("rested", type_=Instant))
)
_FIRST = (
    select(cards.c.platform, cards.c.space, func.min(cards.c.due_at).label("due_at"))
    .where(_IN_BULK, ~WAITS)
    .group_by(cards.c.platform, cards.c.space)
    .subquery()
)
_NEXT = (
    select(_FIRST.c.due_at, _RESTS)
    .join(spaces, (_FIRST.c.platform == spaces.c.platform) & (_FIRST.c.space == spaces.c.id))
    .where(~spaces.c.asleep)
)
_NEXT_OF_SOME = _NEXT.where(_FIRST.c.platform.in_(bindparam("platforms", expanding=True)))


class SqlBulkCards:
    """Implements bot.engine.outbox.BulkCards."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> list[QueuedCard]:
        given = {"now": now, "most": most, "platforms": list(platforms), "skip": list(skip)}
        return claimable(self._db, _DUE, given)

    def wait(self, until: Mapping[int, datetime]) -> None:
        self._db.execute(_WAIT, [{"this": card, "wakes": at} for card, at in until.items()])

    def rest(self, spaces: Collection[SpaceKey], until: datetime) -> None:
        self._db.execute(_REST, {"these": list(spaces), "rested": until})

    def next_due(self, platforms: Collection[str] | None) -> datetime | None:
        if platforms is None:
            rows = self._db.execute(_NEXT)
        else:
            rows = self._db.execute(_NEXT_OF_SOME, {"platforms": list(platforms)})
        return min((max(due_at, rests or due_at) for due_at, rests in rows), default=None)
