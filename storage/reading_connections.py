"""Reads on connections that are kept."""

from collections.abc import Callable
from threading import local
from typing import TypeVar

from sqlalchemy import Connection, Engine

from storage import wordings

T = TypeVar("T")

_BEGIN = {
    "sqlite": "BEGIN",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
"""By dialect: the statements that follow see the database as it is at one moment."""


class ReadingConnections:
    """Each thread that reads keeps a connection of its own. To take one from SQLAlchemy's pool, and
    to have it begin and end there, takes several times as long as a whole reading, with SQLite as
    with PostgreSQL. The engine's connections do not begin transactions by themselves."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._begin = _BEGIN[engine.dialect.name]
        self._of_thread = local()
        self._open: list[Connection] = []

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` returned, which sees one moment of the database."""
        db = self._begun()
        try:
            done = work(db)
            self._finish(db)
        except BaseException:
            self._give_up(db)
            raise
        return done

    def close(self) -> None:
        """Once no thread reads any more."""
        for each in self._open:
            each.close()
        self._engine.dispose()

    def _begun(self) -> Connection:
        """To begin also shows whether the database is still there; if not, it may be again."""
        if (kept := getattr(self._of_thread, "db", None)) is not None:
            try:
                return self._begin_on(kept)
            except self._engine.dialect.loaded_dbapi.Error:
                self._forget(kept)
        self._of_thread.db = opened = self._engine.connect()
        self._open.append(opened)
        return self._begin_on(opened)

    def _begin_on(self, db: Connection) -> Connection:
        db.connection.cursor().execute(self._begin)
        return db

    def _finish(self, db: Connection) -> None:
        said = wordings.fresh(db)
        db.connection.commit()
        wordings.note_committed(self._engine, said)
        wordings.forget_fresh(db)

    def _give_up(self, db: Connection) -> None:
        try:
            wordings.forget_fresh(db)
            db.connection.rollback()
        except Exception:
            self._forget(db)

    def _forget(self, db: Connection) -> None:
        """Whatever failed on it, the next reading has another one."""
        self._of_thread.db = None
        self._open.remove(db)
        db.invalidate()
        db.close()
