"""Brings a database's tables up to date. The versions are in the folder next to this file, each in
a file whose name begins with its number."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, String, column, func, inspect, select, table, text

from bot.cards.rich_text import Words, say
from storage.errors import Unusable
from storage.migrations import newest
from storage.statements.dialect import is_sqlite

_MIGRATING = 0x41534B00
"""The PostgreSQL advisory lock for migrations, because two processes may start at the same time."""
_FOUND = select(table("alembic_version", column("version_num", String)))


def is_current(engine: Engine) -> bool | None:
    """Whether the database has the newest version. None if it has no version at all. Raises
    Unusable if a newer Askwell wrote it."""
    with engine.connect() as db:
        found = version_of(db)
    return None if found is None else found == max(ours())


def migrate(engine: Engine, until: str = "head") -> None:
    """Apply, in one transaction, the versions that the database does not have yet, up to and
    including `until`. A database without any gets the newest one at once. Raises Unusable if a
    newer Askwell wrote it."""
    if is_current(engine) or (until == "head" and _create(engine)):
        return
    # Alembic takes longer to import than anything else, and few starts need it.
    from storage.migrations.upgrading import upgrade, write_anew  # noqa: PLC0415

    with migrating(engine) as db:
        upgrade(db, until)
    write_anew(engine)
    # Collection is off during a start, and what Alembic leaves behind would stay for good.
    if not gc.isenabled():
        gc.collect()


def _create(engine: Engine) -> bool:
    """Create the newest tables, in one transaction. False if the database has a version already."""
    with migrating(engine) as db:
        is_new = version_of(db) is None
        if is_new:
            newest.create(db, version=max(ours()))
    return is_new


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction in which no other process migrates the database. It waits for one that does,
    and for whoever keeps a table locked, however long that takes."""
    with engine.begin() as db:
        if not is_sqlite(db):
            db.execute(text("SET LOCAL lock_timeout = 0"))
            db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        yield db


def version_of(db: Connection) -> str | None:
    """The database's version. None if it has none. Raises Unusable if this Askwell does not
    know it."""
    there = inspect(db).has_table("alembic_version")
    found: str | None = db.scalar(_FOUND) if there else None
    if found is None or found in ours():
        return found
    raise Unusable(
        say(
            "The database was last used by a newer Askwell than this one (its version is {found}, "
            "and this one knows no later than {ours}). Start the newer one, or use a backup from "
            "before it.",
            found=Words(found),
            ours=Words(max(ours())),
        )
    )


@cache
def ours() -> frozenset[str]:
    """The versions that this Askwell knows."""
    files = Path(__file__).with_name("versions").glob("[0-9]*.py")
    return frozenset(each.stem.partition("_")[0] for each in files)
