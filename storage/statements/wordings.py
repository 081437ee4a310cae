"""Text that many rows have in common is stored once, as a wording, under a hash of the text.

Only our own text is stored this way, never a member's. A wording is never deleted, even if no
version uses it any more, so that rows of earlier versions can still be read.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Engine, event, select

from storage.statements.dialect import Upsert
from storage.statements.prepared import PreparedByIds, PreparedChange
from storage.tables import wordings

_HASHED = 6
"""The length of a hash, in bytes. Among ten thousand wordings, two different ones have the same
hash in only one of millions of databases."""

_COMMITTED: WeakKeyDictionary[Dialect, dict[str, str]] = WeakKeyDictionary()
"""By engine, the wordings that are certainly in its database."""
_FRESH = "fresh wordings"
"""The key under which a connection keeps the wordings of its transaction."""
_ADD = PreparedChange(Upsert(wordings, lambda insert: insert.on_conflict_do_nothing()).on)
_FIND = PreparedByIds(select(wordings), wordings.c.id)
STATEMENTS = (_ADD, _FIND)


def remember(engine: Engine) -> None:
    """From now on, no wording is read twice or written twice. See `note_committed`."""
    _COMMITTED.setdefault(engine.dialect, {})

    for end in ("commit", "rollback"):
        event.listen(engine, end, forget_fresh)


def forget_fresh(db: Connection) -> None:
    """Call this when a transaction ends, and when a savepoint is rolled back. If the connection was
    lost, its `info` is lost with it."""
    if not db.invalidated:
        db.info.pop(_FRESH, None)


def of_transaction(db: Connection) -> Mapping[str, str]:
    """The wordings that this transaction has read and written so far."""
    found: Mapping[str, str] = db.info.get(_FRESH, {})
    return found


def note_committed(engine: Engine, those: Mapping[str, str]) -> None:
    """Call this after a transaction has committed, never before: the commit may fail, and then
    cards would refer to wordings that no table contains."""
    _COMMITTED[engine.dialect].update(those)


def save(db: Connection, said: Iterable[str]) -> dict[str, str]:
    """Store these words if they are not stored yet. Returns the id for each."""
    ids = {words: _id_of(words) for words in said}
    committed, here = _known(db)
    new = {key: words for words, key in ids.items() if key not in committed and key not in here}
    if new:
        # sorted: no deadlock
        _ADD.run(db, [{"id": key, "words": new[key]} for key in sorted(new)])
        here.update(new)
    return ids


def texts_of(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The words with these ids. Raises KeyError if one is not stored."""
    wanted = set(ids)
    committed, here = _known(db)
    # One by one: subtracting sets would go through all known ids, and these grow.
    missing = {key for key in wanted if key not in committed and key not in here}
    here.update((key, words) for key, words in _FIND.rows(db, missing))
    return {key: committed[key] if key in committed else here[key] for key in wanted}


def _known(db: Connection) -> tuple[dict[str, str], dict[str, str]]:
    return _COMMITTED[db.dialect], db.info.setdefault(_FRESH, {})


def _id_of(words: str) -> str:
    return urlsafe_b64encode(blake2b(words.encode(), digest_size=_HASHED).digest()).decode()
