"""Runs the migrations with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, func, select

_MIGRATING = 0x41534B00
"""The PostgreSQL advisory lock for migrations, because two processes may start at the same time."""


def upgrade(engine: Engine, until: str) -> None:
    """Apply the missing versions, up to and including `until`, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with engine.begin() as db:
        if engine.dialect.name == "postgresql":
            db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        config.attributes["connection"] = db
        command.upgrade(config, until)
