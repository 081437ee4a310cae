"""Which members may still be named in new rows."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from storage.statements.prepared import PreparedByIds
from storage.tables import members

_NOT_ERASED = PreparedByIds(
    select(members.c.id)
    .where(members.c.erased_at.is_(None))
    .order_by(members.c.id)
    .with_for_update(read=True, key_share=True),
    members.c.id,
)


def not_erased(db: Connection, these: Iterable[int]) -> set[int]:
    """Those of these members who are not erased. An erasure that is under way is waited for, and
    one that begins later waits until this transaction ends. Call this before you add a row that
    names a member who is not locked, because no erasure would delete that row any more."""
    return {this for (this,) in _NOT_ERASED.rows(db, sorted(set(these)))}
