"""Runs the migrations with Alembic."""

import logging
from contextlib import closing
from pathlib import Path
from sqlite3 import OperationalError

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from storage.connections.write_ahead_log import rewrite_file

log = logging.getLogger(__name__)

_MUCH = 10_000_000
"""Bytes of free pages that are worth writing a SQLite file anew."""


def upgrade(db: Connection, until: str) -> None:
    """Apply the missing versions, up to and including `until`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = db
    command.upgrade(config, until)


def write_anew(engine: Engine) -> None:
    """Write a SQLite file anew if the versions have left much free space in it."""
    if _free_bytes(engine) >= _MUCH:
        try:
            rewrite_file(engine)
        except OperationalError as failed:  # the database works as it is
            log.warning("The database's file stays larger than it needs to be: %s", failed)


def _free_bytes(engine: Engine) -> int:
    """What rewritten tables have left in SQLite's file. 0 with PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return 0
    with closing(engine.raw_connection()) as connection:
        pragmas = ("PRAGMA freelist_count", "PRAGMA page_size")
        pages, size = (connection.cursor().execute(each).fetchone()[0] for each in pragmas)
    return int(pages * size)
