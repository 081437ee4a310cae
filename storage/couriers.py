"""The processes that deliver cards, and the cards that each of them has."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, update

from storage.dialect import INSERTS, Insert
from storage.tables import cards, couriers


def _beat(insert: Insert) -> Insert:
    first = insert.values(id=bindparam("me"), beats=1)
    return first.on_conflict_do_update(index_elements=["id"], set_={"beats": couriers.c.beats + 1})


_BEAT = {dialect: _beat(make(couriers)) for dialect, make in INSERTS.items()}
_OTHERS = select(couriers.c.id, couriers.c.beats).where(couriers.c.id != bindparam("me"))
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_FREE = update(cards).where(cards.c.taken).values(taken=False)
_FREE_ALL = _FREE.where(cards.c.taken_by.in_(_THESE))
_FREE_SOME = _FREE.where(cards.c.taken_by == bindparam("of"), cards.c.id.in_(_THESE))
_BURY = delete(couriers).where(couriers.c.id.in_(_THESE))


class SqlCouriers:
    """Implements bot.engine.couriers.Couriers."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def beat(self, courier: str) -> dict[str, int]:
        self._db.execute(_BEAT[self._db.dialect.name], {"me": courier})
        return dict(map(tuple, self._db.execute(_OTHERS, {"me": courier})))

    def bury(self, couriers: Collection[str]) -> None:
        # The row first: whoever is claiming holds it, and what they claim is freed, too.
        self._db.execute(_BURY, {"these": list(couriers)})
        self._db.execute(_FREE_ALL, {"these": list(couriers)})

    def free(self, courier: str, cards: Collection[int]) -> None:
        self._db.execute(_FREE_SOME, {"of": courier, "these": list(cards)})
