"""The locks that keep two decisions about the same members apart.

On PostgreSQL, every transaction that changes a member, or one of their interviews, cards or timers,
locks that member's row first, and rows are locked in ascending order of their ids. So decisions
about the same people run one after the other, without deadlocks. SQLite has one writer anyway.

A transaction that names members without changing them, such as a sync of groups, asks
storage.people.not_erased instead of locking them.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from storage.statements.dialect import reads_are_stable
from storage.statements.prepared import PreparedByIds
from storage.tables import members

_THEM = select(members.c.id).order_by(members.c.id)
LOCK = PreparedByIds(_THEM.with_for_update(key_share=True), members.c.id)
_LOCK_OUT = PreparedByIds(_THEM.with_for_update(), members.c.id)


def lock(db: Connection, ids: Iterable[int]) -> None:
    """Lock these members until the transaction ends."""
    _locked(db, LOCK, ids)


def lock_against_references(db: Connection, ids: Iterable[int]) -> None:
    """The same as `lock`. In addition, no other transaction can add rows that point to them."""
    _locked(db, _LOCK_OUT, ids)


def _locked(db: Connection, them: PreparedByIds, ids: Iterable[int]) -> None:
    if not reads_are_stable(db):
        them.rows(db, set(ids))
