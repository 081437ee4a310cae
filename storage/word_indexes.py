"""SQLite's full-text indexes. They keep words that went until what holds them is merged, which
takes seconds among many hosts: so it is done in small steps, between which others have their turn.
PostgreSQL's words go with the row."""

from sqlalchemy import Connection, text

from storage.dialect import is_sqlite
from storage.executor import Executor

_INDEXES = ("host_search", "host_names", "host_topics", "name_search")
_PAGES = 32
"""So many in a step, which takes a few milliseconds so."""
_PASSES = 3
"""A merge that was under way leaves out what went after it began: the next one takes it along."""


async def forget_words(executor: Executor) -> None:
    """Nothing is left in them of what went before."""
    for index in _INDEXES:
        for _ in range(_PASSES):
            if not await executor.run(lambda db, index=index: _merge_all(db, index)):  # type: ignore[misc]
                break
            while await executor.run(lambda db, index=index: _merge(db, index, _PAGES)):  # type: ignore[misc]
                pass


def _merge_all(db: Connection, index: str) -> bool:
    """Begin to; whether there is more than one part."""
    return is_sqlite(db) and _merge(db, index, -_PAGES)


def _merge(db: Connection, index: str, pages: int) -> bool:
    """Whether there was anything to do: https://www.sqlite.org/fts5.html#the_merge_command"""
    before = _changes(db)
    merge = text(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', :pages)")  # noqa: S608
    db.execute(merge, {"pages": pages})
    return _changes(db) - before > 1


def _changes(db: Connection) -> int:
    return int(db.scalar(text("SELECT total_changes()")))
