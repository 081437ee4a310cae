"""SQLite's write-ahead log, to which transactions append the pages that they change: when these are
copied into the database file, and when the log is emptied. https://www.sqlite.org/wal.html
"""

import sqlite3
from contextlib import closing, suppress

from sqlalchemy import Engine

from storage.connections.database import BUSY_TIMEOUT
from storage.statements.driver import failure

COPIED_AFTER = 50
"""After this many transactions, the log is copied. By default, SQLite copies it in the commit that
makes it 1,000 pages long, which is about as often. Whoever writes then has to wait for the disk."""
COPIED_AFTER_STEPS = 10
"""The same, of long work that is done in steps. One step of a merge of words changes 160 pages."""
_SHORT_BUSY_TIMEOUT = 50
"""How many milliseconds `forget_log` waits while another connection locks the file."""
_COPY_LOG = "PRAGMA wal_checkpoint(PASSIVE)"
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"


def copy_log(engine: Engine) -> None:
    """Copy the log into the database file. Others read and write meanwhile. Where they leave time
    before the next write, the log begins again at its start; otherwise it grows, up to
    storage.connections.database.LOG_PAGES. An error is ignored here: `forget_log` reports it within
    a minute. SQLite itself ignores it where it copies the log in a commit."""
    with closing(engine.raw_connection()) as connection, suppress(sqlite3.Error):
        connection.cursor().execute(_COPY_LOG).fetchone()


def forget_log(engine: Engine) -> None:
    """Write SQLite's write-ahead log into the database file, and empty the log. It contains earlier
    versions of pages, and grows as long as there is always somebody who reads. During a long read
    nothing is done, since everybody who writes would have to wait; so call this now and then.
    Raises DBAPIError, for example because the disk is full."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {_SHORT_BUSY_TIMEOUT}")
            try:
                cursor.execute(_EMPTY_LOG).fetchone()
            except sqlite3.Error as failed:
                raise failure(engine, _EMPTY_LOG, failed) from failed
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")


def rewrite_file(engine: Engine) -> None:
    """Make SQLite write its file anew, without free pages and overwritten values, which it would
    otherwise keep until their space is needed, also in the write-ahead log. This takes as much disk
    space as the database. PostgreSQL cleans up by itself."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            for statement in ("VACUUM", _EMPTY_LOG):
                connection.cursor().execute(statement).fetchall()
