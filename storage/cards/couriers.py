"""The processes that deliver cards, and the cards that each of them has claimed."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, case, delete, select, update

from bot.engine.store.couriers import Tick
from storage.statements.dialect import NOW, upsert
from storage.statements.prepared import Prepared
from storage.tables import cards, couriers

_BEAT = upsert(couriers, ["id"])
_ALL = select(couriers.c.id, couriers.c.tick, couriers.c.began)
IS_KNOWN = Prepared(
    select(couriers.c.id)
    .where(couriers.c.id == bindparam("me"))
    .with_for_update(read=True, key_share=True)
)
_CLOCK = {dialect: select(now) for dialect, now in NOW.items()}
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
        beaten = {each.id: Tick(each.tick, each.began) for each in self._db.execute(_ALL)}
        latest = max(
            beaten.values(), key=lambda tick: (tick.number, tick.began), default=Tick(0, 0)
        )
        tick = latest.at(self._db.execute(_CLOCK[self._db.dialect.name]).scalar_one())
        me = {"id": courier, "tick": tick.number, "began": tick.began}
        self._db.execute(_BEAT.on(self._db), me)
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
