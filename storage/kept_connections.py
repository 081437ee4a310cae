"""Transactions on connections that are kept."""

from collections.abc import Callable
from threading import local
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage import wordings

T = TypeVar("T")


class KeptConnections:
    """Each thread keeps a connection of its own. To take one from SQLAlchemy's pool, and to bring
    it back, takes longer than to begin a transaction and to end it, with SQLite as with
    PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of_thread = local()
        self._kept: list[Connection] = []

    def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` returned, once its transaction is committed. It is rolled back if `work`
        raises."""
        db = self._begun()
        try:
            done = work(db)
            said = wordings.fresh(db)
        except BaseException:
            self._roll_back(db)
            raise
        self._commit(db)
        wordings.note_committed(self._engine, said)
        return done

    def let_go(self) -> None:
        """Of all, once no thread needs one any more."""
        for each in self._kept:
            each.close()

    def _begun(self) -> Connection:
        """To begin also shows whether the database is still there; if not, it may be again."""
        db = self._of_this_thread()
        try:
            db.begin()
        except DBAPIError as failed:
            driver = db.connection.driver_connection
            if not db.dialect.is_disconnect(failed.orig, driver, None):  # type: ignore[arg-type]
                raise
            db.invalidate()
            db.begin()
        return db

    def _of_this_thread(self) -> Connection:
        kept: Connection | None = getattr(self._of_thread, "db", None)
        if kept is None:
            kept = self._of_thread.db = self._engine.connect()
            self._kept.append(kept)
        return kept

    def _roll_back(self, db: Connection) -> None:
        try:
            db.rollback()
        except DBAPIError:  # it is lost
            self._give_back(db)

    def _commit(self, db: Connection) -> None:
        """Where that fails, SQLAlchemy rolls nothing back, and the pool does, or closes it."""
        try:
            db.commit()
        except BaseException:
            db.rollback()  # so that it no longer counts as begun, and the pool looks after it
            self._give_back(db)
            raise

    def _give_back(self, db: Connection) -> None:
        self._of_thread.db = None
        self._kept.remove(db)
        db.close()
