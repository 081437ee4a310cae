"""Alembic, which does the work."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, func, select

_MIGRATING = 0x41534B00
"""The PostgreSQL advisory lock of whoever migrates: two processes may start at once."""


def upgrade(engine: Engine, until: str) -> None:
    """In one transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with engine.begin() as db:
        if engine.dialect.name == "postgresql":
            db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        config.attributes["connection"] = db
        command.upgrade(config, until)
