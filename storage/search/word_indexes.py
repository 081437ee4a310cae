"""SQLite's full-text indexes. They keep deleted words until the parts that contain them are merged.
With many hosts, this takes seconds, so it is done in small steps, and other transactions run in
between. In PostgreSQL, words are gone together with their row."""

from sqlalchemy import Connection, text

from storage.connections.executor import Executor
from storage.statements.dialect import is_sqlite

_INDEXES = ("host_search", "host_names", "host_topics", "name_search")
_PAGES = 32
"""Pages merged in one step. A step of this size takes a few milliseconds."""
_PASSES = 3
"""A merge does not include what was deleted after it began. The next pass does."""


async def forget_words(executor: Executor) -> None:
    """Remove from the indexes everything that was deleted before."""
    for index in _INDEXES:
        for _ in range(_PASSES):
            if not await executor.run(lambda db, index=index: _merge_all(db, index)):  # type: ignore[misc]
                break
            while await executor.run(lambda db, index=index: _merge(db, index, _PAGES)):  # type: ignore[misc]
                await executor.leave_time_for_log()


def merge_some(db: Connection) -> None:
    """Call this after each of many transactions that delete words. Each of them adds a part to the
    indexes. Once there are 16, SQLite would merge them all within the next transaction:
    https://www.sqlite.org/fts5.html#the_crisismerge_configuration_option"""
    if is_sqlite(db):
        for index in _INDEXES:
            _work(db, index, _PAGES // len(_INDEXES))


def begin_to_merge(db: Connection) -> None:
    """Begin to merge all parts of each index into one. A search looks into each part, and there may
    be 20 of them."""
    if is_sqlite(db):
        for index in _INDEXES:
            _work(db, index, -1)


def merge_next(db: Connection) -> bool:
    """Merge a few more pages of what was begun. Return whether there was anything to merge. What is
    added meanwhile stays a part of its own, or it might never end."""
    return is_sqlite(db) and any(_merge(db, index, _PAGES) for index in _INDEXES)


def _merge_all(db: Connection, index: str) -> bool:
    """Begin to merge an index completely. Returns whether it has more than one part."""
    return is_sqlite(db) and _merge(db, index, -_PAGES)


def _merge(db: Connection, index: str, pages: int) -> bool:
    """Returns whether there was anything to merge:
    https://www.sqlite.org/fts5.html#the_merge_command"""
    before = _changes(db)
    _work(db, index, pages)
    return _changes(db) - before > 1


def _work(db: Connection, index: str, pages: int) -> None:
    merge = text(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', :pages)")  # noqa: S608
    db.execute(merge, {"pages": pages})


def _changes(db: Connection) -> int:
    return int(db.scalar(text("SELECT total_changes()")))
