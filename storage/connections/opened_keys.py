"""The keys for a database that is being opened: those that it was used with before, or new ones."""

from pathlib import Path

from sqlalchemy import Connection, Engine, select

from bot.cards.rich_text import say
from storage.calendars import busy_times
from storage.connections.write_ahead_log import rewrite_file
from storage.keys import key_file
from storage.keys.key_file import KeyFileError, named
from storage.keys.keys import Keys
from storage.statements.dialect import insert_into
from storage.tables import key_fingerprints

_USED = select(key_fingerprints.c.fingerprint)


def prepare(engine: Engine, file: Path | None) -> Keys:
    """The keys in the file, which is made at the first start. Without a file, keys that are lost
    when the process ends. Values that should be encrypted and are not yet are encrypted now. Raises
    KeyFileError."""
    if file is None:
        return Keys.new()
    with engine.begin() as db:
        keys = _known(db, file) or _first(db, file)
        changed = busy_times.encrypt_all(db, keys)
    if changed:
        rewrite_file(engine)
    return keys


def read(engine: Engine, file: Path | None) -> Keys:
    """As `prepare`, but nothing is changed, and no file is made. Raises KeyFileError."""
    with engine.begin() as db:
        return (file and (_known(db, file) or key_file.read(file))) or Keys.new()


def _known(db: Connection, file: Path) -> Keys | None:
    """None if the database was never used with any keys. Raises KeyFileError if the keys are lost
    or are others: new keys could not decrypt anything, nor recognize anybody."""
    used = db.scalar(_USED)
    if used is None:
        return None
    keys = key_file.read(file)
    if keys is None:
        raise _missing(file)
    if keys.fingerprint != used:
        raise _another(file)
    return keys


def _first(db: Connection, file: Path) -> Keys:
    """The keys for a database without any yet. If two processes start at the same time with
    different files, the second one raises KeyFileError."""
    keys = key_file.read_or_make(file)
    row = insert_into(db, key_fingerprints).values(one=1, fingerprint=keys.fingerprint)
    db.execute(row.on_conflict_do_nothing())
    if keys.fingerprint != db.scalar(_USED):
        raise _another(file)
    return keys


def _missing(file: Path) -> KeyFileError:
    return KeyFileError(
        say(
            "The key file {file} is missing, and the database was used with one. Put the file "
            "back, or name its place as KEY_FILE. If it is lost, docs/operators/database.md says "
            "what to do.",
            file=named(file),
        )
    )


def _another(file: Path) -> KeyFileError:
    return KeyFileError(
        say(
            "The key file {file} is not the one that the database was used with. Put that one "
            "back, or name its place as KEY_FILE. New keys stand above the old ones, and the last "
            "line stays as it is.",
            file=named(file),
        )
    )
