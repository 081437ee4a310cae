"""Events that were acknowledged before they were decided."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Row, bindparam, delete, select, update

from bot.engine.events import Command, FromMember, Press, Said, Submit
from bot.engine.store.ports import KeptEvent
from bot.engine.store.turn import DecidedElsewhere, Turn
from storage.statements.dialect import upsert
from storage.tables import kept_events

log = logging.getLogger(__name__)

OWNED_FOR = timedelta(seconds=30)
"""For this long, only the process that stored or claimed an event works on it."""
KEPT_FOR = timedelta(days=1)
"""An event is deleted after this time, for example if nobody serves its platform any more."""
_BATCH = 20

_KINDS: dict[str, type[FromMember]] = {
    kind.__name__: kind for kind in (Command, Press, Said, Submit)
}
_KEEP = upsert(kept_events, ["id"])
_THIS = kept_events.c.id == bindparam("this")
_FORGET = delete(kept_events).where(_THIS)
_PRUNE = delete(kept_events).where(kept_events.c.at < bindparam("before"))
_PUT_OFF = update(kept_events).where(_THIS).values(due_at=bindparam("until"))
_DUE = (
    select(kept_events)
    .where(
        kept_events.c.platform == bindparam("on"),
        kept_events.c.space.in_(bindparam("spaces", expanding=True)),
        kept_events.c.due_at <= bindparam("now"),
    )
    .order_by(kept_events.c.at, kept_events.c.id)
    .limit(_BATCH)
    .with_for_update(skip_locked=True)
)


def keep(engine: Engine, kept: KeptEvent, turn: Turn) -> bool:
    """Store the event, unless its turn is decided already. Returns whether it was stored. The
    transaction begins before the turn is locked. A decision does it in the same order, so there is
    no deadlock."""
    with engine.connect() as db, db.begin() as transaction, turn.lock:
        if turn.decided:
            return False
        db.execute(_KEEP.on(db), _row(kept))
        transaction.commit()
        turn.kept = True
    return True


class SqlKeptEvents:
    """Implements bot.engine.store.store.KeptEvents."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def claim(self, platform: str, spaces: Collection[str], now: datetime) -> list[KeptEvent]:
        self._db.execute(_PRUNE, {"before": now - KEPT_FOR})
        due = {"on": platform, "spaces": list(spaces), "now": now}
        read = {row.id: _read(row) for row in self._db.execute(_DUE, due).all()}
        if read:
            until = {event: now + (OWNED_FOR if kept else KEPT_FOR) for event, kept in read.items()}
            self._db.execute(_PUT_OFF, [{"this": event, "until": until[event]} for event in read])
        return [kept for kept in read.values() if kept]

    def take(self, turn: Turn) -> None:
        with turn.lock:
            turn.decided = True
        if turn.kept and not self._db.execute(_FORGET, {"this": turn.event}).rowcount:
            raise DecidedElsewhere(turn.event)

    def forget(self, event: str) -> None:
        self._db.execute(_FORGET, {"this": event})


def _row(kept: KeptEvent) -> dict[str, object]:
    kind, person = type(kept.event).__name__, kept.event.by.person
    return {
        "id": kept.event.id,
        "platform": person.platform,
        "space": person.space,
        "kind": kind,
        "event": _adapter(kind).dump_json(kept.event).decode(),
        "way": kept.way,
        "at": kept.at,
        "due_at": kept.at + OWNED_FOR,
    }


def _read(row: Row[tuple[object, ...]]) -> KeptEvent | None:
    """None if another version of Askwell wrote it in another form: it must not hold up other
    events."""
    try:
        return KeptEvent(_adapter(row.kind).validate_json(row.event), row.way, row.at)
    except (LookupError, ValueError) as failed:  # its message contains members' words
        log.error("An event that was kept cannot be read (%s).", type(failed).__name__)
        return None


@cache
def _adapter(kind: str) -> TypeAdapter[FromMember]:
    """Raises LookupError if there is no such kind."""
    return TypeAdapter(_KINDS[kind])
