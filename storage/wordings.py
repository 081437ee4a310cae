"""What many rows say in the same words is kept once, under a hash of what it says.

Only words of ours are: never a member's. A wording stays for good, also when no version says it
any more, so that what an earlier one wrote can still be read.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Engine, bindparam, event, select

from storage.dialect import insert_into
from storage.tables import wordings

_HASHED = 6
"""Bytes: among ten thousand wordings, two that differ have the same once in millions of
databases."""

_COMMITTED: WeakKeyDictionary[Dialect, dict[str, str]] = WeakKeyDictionary()
"""Of each engine, the wordings that are surely in its database."""
_FRESH = "fresh wordings"
"""Where a connection keeps those of its transaction."""
_FIND = select(wordings).where(wordings.c.id.in_(bindparam("ids", expanding=True)))


def remember(engine: Engine) -> None:
    """From now on, read no wording twice, and write none twice; see `note_committed`."""
    _COMMITTED.setdefault(engine.dialect, {})

    for end in ("commit", "rollback", "rollback_savepoint"):
        event.listen(engine, end, forget_fresh)


def forget_fresh(db: Connection, *_of_savepoint: object) -> None:
    """A transaction ends. Where its connection was lost, what was kept there is, too."""
    if not db.invalidated:
        db.info.pop(_FRESH, None)


def fresh(db: Connection) -> Mapping[str, str]:
    """What this transaction has read and written of them so far."""
    found: Mapping[str, str] = db.info.get(_FRESH, {})
    return found


def note_committed(engine: Engine, those: Mapping[str, str]) -> None:
    """To be told once a transaction is over, and never before: its commit may fail, and cards would
    name what no table holds."""
    _COMMITTED[engine.dialect].update(those)


def keep(db: Connection, said: Iterable[str]) -> dict[str, str]:
    """The ids of these words, which are kept from now on."""
    ids = {words: _id_of(words) for words in said}
    committed, here = _known(db)
    new = {key: words for words, key in ids.items() if key not in committed and key not in here}
    if new:
        rows = [{"id": key, "words": new[key]} for key in sorted(new)]  # in one order: no deadlock
        db.execute(insert_into(db, wordings).on_conflict_do_nothing(), rows)
        here.update(new)
    return ids


def told(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """What these say. Raises KeyError where one is not kept."""
    wanted = set(ids)
    committed, here = _known(db)
    # One by one: what is known grows, and a set would be compared with all of it.
    if missing := {key for key in wanted if key not in committed and key not in here}:
        here.update(tuple(row) for row in db.execute(_FIND, {"ids": sorted(missing)}))
    return {key: committed[key] if key in committed else here[key] for key in wanted}


def _known(db: Connection) -> tuple[dict[str, str], dict[str, str]]:
    return _COMMITTED[db.dialect], db.info.setdefault(_FRESH, {})


def _id_of(words: str) -> str:
    return urlsafe_b64encode(blake2b(words.encode(), digest_size=_HASHED).digest()).decode()
