"""The locks that keep two decisions about the same members apart.

On PostgreSQL, every transaction that changes a member, or one of their interviews, cards or timers,
locks that member's row first, and rows are locked in ascending order of their ids. So decisions
about the same people run one after the other, without deadlocks. SQLite has one writer anyway.

A transaction that names members without changing them, such as a sync of groups, asks
storage.people.not_erased instead of locking them.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from storage.statements.dialect import reads_are_stable
from storage.tables import members

_IDS = members.c.id.in_(bindparam("ids", expanding=True))
_THEM = select(members.c.id).where(_IDS).order_by(members.c.id)
_LOCK, _LOCK_OUT = _THEM.with_for_update(key_share=True), _THEM.with_for_update()


def lock(db: Connection, ids: Iterable[int]) -> None:
    """Lock these members until the transaction ends."""
    _locked(db, _LOCK, ids)


def lock_against_references(db: Connection, ids: Iterable[int]) -> None:
    """The same as `lock`. In addition, no other transaction can add rows that point to them."""
    _locked(db, _LOCK_OUT, ids)


def _locked(db: Connection, query: Select[Any], ids: Iterable[int]) -> None:
    if not reads_are_stable(db):
        db.execute(query, {"ids": sorted(set(ids))}).all()
