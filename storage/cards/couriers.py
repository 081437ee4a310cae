"""The processes that deliver cards, and the cards that each of them has claimed."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, case, delete, select, update

from bot.engine.store.couriers import Tick
from storage.statements.dialect import NOW, upsert
from storage.statements.prepared import Prepared, PreparedChange
from storage.tables import cards, couriers

_BEAT = PreparedChange(upsert(couriers, ["id"]).on)
_ALL = Prepared(select(couriers.c.id, couriers.c.tick, couriers.c.began))
IS_KNOWN = Prepared(
    select(couriers.c.id)
    .where(couriers.c.id == bindparam("me"))
    .with_for_update(read=True, key_share=True)
)
_CLOCK = {dialect: Prepared(select(now)) for dialect, now in NOW.items()}
HEARTBEAT: tuple[Prepared | PreparedChange, ...] = (_ALL, *_CLOCK.values(), _BEAT)
"""What each heartbeat needs. It comes every few seconds."""
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_FREE = (
    update(cards)
    .where(cards.c.taken)
    .values(
        taken=False,
        taken_by=None,
        attempts=case((cards.c.in_doubt, 0), else_=cards.c.attempts),
    )
)
"""What was handed over may still arrive: the tries that follow are counted from now on."""
_FREE_ALL = _FREE.where(cards.c.taken_by.in_(_THESE))
_FREE_SOME = _FREE.where(cards.c.taken_by == bindparam("of"), cards.c.id.in_(_THESE))
_BURY = delete(couriers).where(couriers.c.id.in_(_THESE))


class SqlCouriers:
    """Implements bot.engine.store.couriers.Couriers."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def beat(self, courier: str) -> dict[str, int]:
        beaten = {each: Tick(number, began) for each, number, began in _ALL.rows(self._db)}
        latest = max(
            beaten.values(), key=lambda tick: (tick.number, tick.began), default=Tick(0, 0)
        )
        ((seconds,),) = _CLOCK[self._db.dialect.name].rows(self._db)
        tick = latest.at(seconds)
        _BEAT.run(self._db, [{"id": courier, "tick": tick.number, "began": tick.began}])
        return {each: tick.number - last.number for each, last in beaten.items() if each != courier}

    def is_known(self, courier: str) -> bool:
        return IS_KNOWN.first(self._db, me=courier) is not None

    def bury(self, couriers: Collection[str]) -> None:
        # Delete the row first: that waits for a courier that is claiming cards now, so these are
        # freed, too.
        self._db.execute(_BURY, {"these": list(couriers)})
        self._db.execute(_FREE_ALL, {"these": list(couriers)})

    def free(self, courier: str, cards: Collection[int]) -> None:
        self._db.execute(_FREE_SOME, {"of": courier, "these": list(cards)})
