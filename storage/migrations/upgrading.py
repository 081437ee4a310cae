"""Runs the migrations with Alembic."""

import logging
from contextlib import closing
from pathlib import Path
from sqlite3 import OperationalError

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from storage.connections.database import rewrite_file
from storage.migrations import migrating

log = logging.getLogger(__name__)

_MUCH = 10_000_000
"""Bytes of free pages that are worth writing a SQLite file anew."""


def upgrade(engine: Engine, until: str) -> None:
    """Apply the missing versions, up to and including `until`, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with migrating(engine) as db:
        config.attributes["connection"] = db
        command.upgrade(config, until)
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
