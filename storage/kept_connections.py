"""Transactions on connections that are kept."""

from collections.abc import Callable
from threading import local
from typing import TypeVar

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from storage import wordings

T = TypeVar("T")


class KeptConnections:
    """Each thread keeps a connection of its own. To take one from SQLAlchemy's pool, and to bring
    it back, takes longer than to begin a transaction and to end it, with SQLite as with
    PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.pool = engine.pool
        self._of_thread = local()
        self._kept: list[Connection] = []

    def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` returned, once its transaction is committed. It is rolled back if `work`
        raises."""
        db = self._of_this_thread()
        try:
            with self._begun(db):
                done = work(db)
                said = wordings.fresh(db)
        except BaseException:
            self._give_back(db)
            raise
        wordings.note_committed(self._engine, said)
        return done

    def let_go(self) -> None:
        """Of all, once no thread needs one any more."""
        for each in self._kept:
            each.close()

    def _of_this_thread(self) -> Connection:
        kept: Connection | None = getattr(self._of_thread, "db", None)
        if kept is None:
            kept = self._of_thread.db = self._engine.connect()
            self._kept.append(kept)
        return kept

    def _begun(self, db: Connection) -> RootTransaction:
        """To begin also shows whether the database is still there; if not, it may be again."""
        try:
            return db.begin()
        except DBAPIError as failed:
            driver = db.connection.driver_connection
            if not db.dialect.is_disconnect(failed.orig, driver, None):  # type: ignore[arg-type]
                raise
            db.invalidate()
            return db.begin()

    def _give_back(self, db: Connection) -> None:
        """Whatever failed on it, the pool rolls it back, or closes it."""
        self._of_thread.db = None
        self._kept.remove(db)
        db.close()
