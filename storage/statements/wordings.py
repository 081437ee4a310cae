"""Text that many rows have in common is stored once, as a wording, under a hash of the text.

Only our own text is stored this way, never a member's. A wording to which no row has referred for
long is deleted: see storage.erasing.unused_wordings.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Engine, event, select

from storage.statements.dialect import Insert, Upsert
from storage.statements.prepared import PreparedByIds, PreparedChange
from storage.tables import wordings

_HASHED = 6
"""The length of a hash, in bytes. Among ten thousand wordings, two different ones have the same
hash in only one of millions of databases."""

KNOWN_FOR = 24 * 60 * 60
"""Seconds after which no wording counts as known any more, because another process may delete it a
month after it was used last."""


@dataclass(frozen=True)
class _Known:
    """The `words` by their ids, and since when they are known (monotonic)."""

    words: dict[str, str] = field(default_factory=dict)
    since: float = field(default_factory=monotonic)


_COMMITTED: WeakKeyDictionary[Dialect, _Known] = WeakKeyDictionary()
"""By engine, the wordings that are certainly in its database, and stay there for now."""
_FRESH = "fresh wordings"
"""The key under which a connection keeps the wordings of its transaction."""


def _use_again(insert: Insert) -> Insert:
    return insert.on_conflict_do_update(
        index_elements=[wordings.c.id],
        set_={"unused_since": insert.excluded.unused_since},
        where=wordings.c.unused_since.is_not(None),
    )


_ADD = PreparedChange(Upsert(wordings, _use_again).on)
_FIND = PreparedByIds(select(wordings), wordings.c.id)
STATEMENTS = (_ADD, _FIND)


def remember(engine: Engine) -> None:
    """From now on, no wording is read twice or written twice in a day. See `note_committed`."""
    _COMMITTED.setdefault(engine.dialect, _Known())

    for end in ("commit", "rollback"):
        event.listen(engine, end, forget_fresh)


def forget_known(engine: Engine) -> None:
    """Look all wordings up anew, in transactions that begin after this."""
    _COMMITTED[engine.dialect] = _Known()


def forget_fresh(db: Connection) -> None:
    """Call this when a transaction ends, and when a savepoint is rolled back. If the connection was
    lost, its `info` is lost with it."""
    if not db.invalidated:
        db.info.pop(_FRESH, None)


def of_transaction(db: Connection) -> Mapping[str, str]:
    """The wordings that this transaction has read and written so far, and that stay for now."""
    found: Mapping[str, str] = db.info.get(_FRESH, {})
    return found


def note_committed(engine: Engine, those: Mapping[str, str]) -> None:
    """Call this after a transaction has committed, never before: the commit may fail, and then
    cards would refer to wordings that no table contains."""
    _COMMITTED[engine.dialect].words.update(those)


def save(db: Connection, said: Iterable[str]) -> dict[str, str]:
    """Store these words if they are not stored yet. They are in use from now on. Returns the id for
    each. Rows that refer to wordings must be read in storage.erasing.unused_wordings, too."""
    ids = {words: _id_of(words) for words in said}
    committed, here = _known(db)
    new = {key: words for words, key in ids.items() if key not in committed and key not in here}
    if new:
        # sorted: no deadlock
        _ADD.run(db, [{"id": key, "words": new[key], "unused_since": None} for key in sorted(new)])
        here.update(new)
    return ids


def texts_of(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The words with these ids. Raises KeyError if one is not stored."""
    wanted = set(ids)
    committed, here = _known(db)
    # One by one: subtracting sets would go through all known ids, and these grow.
    missing = {key for key in wanted if key not in committed and key not in here}
    found = _FIND.rows(db, missing)
    here.update((key, words) for key, words, unused_since in found if unused_since is None)
    known = {key: words for key, words, _ in found}
    return {key: committed.get(key) or here.get(key) or known[key] for key in wanted}


def _known(db: Connection) -> tuple[dict[str, str], dict[str, str]]:
    committed = _COMMITTED[db.dialect]
    if monotonic() - committed.since >= KNOWN_FOR:
        committed = _COMMITTED[db.dialect] = _Known()
    return committed.words, db.info.setdefault(_FRESH, {})


def _id_of(words: str) -> str:
    return urlsafe_b64encode(blake2b(words.encode(), digest_size=_HASHED).digest()).decode()
