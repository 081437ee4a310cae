"""Cards whose content is deleted because nothing needs it any more. Their rows stay, with the id of
the message that shows them, so that an erasure can still edit it."""

from typing import Any

from sqlalchemy import ColumnElement, Update, bindparam, func, null, select, update

from storage.dialect import Database, is_sqlite
from storage.prepared import PreparedChange
from storage.tables import cards

_EMPTY: dict[str, Any] = {
    "card": "",
    "changes_later": False,
    "fleeting": False,
    "taken_at": null(),
    "until": null(),
}
_each = cards.alias("each")
_AT_THE_END = select(func.max(_each.c.id) + 1).scalar_subquery()
"""SQLite keeps rows in the order of their ids, and new rows come last, so the space that a row no
longer needs would stay unused. With a new id, the row moves to the end, and pages that become empty
are used again."""
HAS_CONTENT = cards.c.card != ""
THIS: ColumnElement[bool] = cards.c.id == bindparam("this")


def forgetting(on: Database, **further: Any) -> Update:
    """The statement that deletes the content of a settled card (`this`) and makes `further`
    changes. On SQLite, the card has another id after that."""
    moved = {"id": _AT_THE_END} if is_sqlite(on) else {}
    return update(cards).where(THIS).values(_EMPTY | moved | further)


FORGET = PreparedChange(forgetting)
