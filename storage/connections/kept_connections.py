"""Transactions on connections that are kept open."""

from collections.abc import Callable
from threading import local
from typing import TypeGuard, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.connections.database import is_in_memory, undo_in_memory
from storage.errors import CommitLost
from storage.statements import wordings
from storage.statements.dialect import only_reads

T = TypeVar("T")


class KeptConnections:
    """Each thread keeps its own connection. With SQLite and with PostgreSQL, taking a connection
    from SQLAlchemy's pool and giving it back takes longer than beginning and ending a
    transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of_thread = local()
        self._kept: list[Connection] = []

    def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction, and return what it returned after the commit. The
        transaction is rolled back if `work` raises. Raises CommitLost."""
        db = self._begun()
        try:
            done = work(db)
            said = wordings.of_transaction(db)
        except BaseException:
            self._roll_back(db)
            raise
        self._commit(db)
        wordings.note_committed(self._engine, said)
        return done

    def release(self) -> None:
        """Close all connections. No thread may need one any more."""
        for each in self._kept:
            each.close()

    def _begun(self) -> Connection:
        """The thread's connection, with a transaction begun. If the connection was lost, beginning
        fails; then it connects again once. Raises DBAPIError if the database is still away."""
        db = self._of_this_thread()
        try:
            db.begin()
        except DBAPIError as failed:
            if db.invalidated or not _is_lost(db, failed):
                raise
            db.invalidate()
            db.begin()
        return db

    def _of_this_thread(self) -> Connection:
        kept: Connection | None = getattr(self._of_thread, "db", None)
        if kept is None:
            kept = self._of_thread.db = self._engine.connect()
            self._kept.append(kept)
            undo_in_memory(kept)
        return kept

    def _roll_back(self, db: Connection) -> None:
        try:
            db.rollback()
        except DBAPIError:  # the connection is lost
            self._give_up(db)

    def _commit(self, db: Connection) -> None:
        """If the commit fails, SQLAlchemy does not roll back. So the connection is closed, which
        does. Raises CommitLost if changes may be committed all the same."""
        try:
            db.commit()
        except BaseException as failed:
            db.rollback()  # end the transaction here; the driver ends it when it closes
            self._give_up(db)
            if _may_be_committed(failed, db):
                raise CommitLost(failed) from None
            raise

    def _give_up(self, db: Connection) -> None:
        """Close the driver's connection, too: in the pool, it would go on to undo in memory. Only
        the one to a database in memory stays, since the database is gone with it."""
        self._of_thread.db = None
        self._kept.remove(db)
        if not is_in_memory(self._engine):
            db.invalidate()
        db.close()


def _may_be_committed(failed: BaseException, db: Connection) -> TypeGuard[DBAPIError]:
    lost = isinstance(failed, DBAPIError) and failed.connection_invalidated
    return lost and not only_reads(db)


def _is_lost(db: Connection, failed: DBAPIError) -> bool:
    driver = db.connection.driver_connection
    return db.dialect.is_disconnect(failed.orig, driver, None)  # type: ignore[arg-type]
