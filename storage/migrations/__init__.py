"""Brings a database's tables up to date. The versions stand in the folder beside."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, select

_MIGRATING = 0x41534B00
"""The PostgreSQL advisory lock of whoever migrates: two processes may start at once."""


def is_current(engine: Engine) -> bool | None:
    """Whether the database has the last version; None where it has none at all."""
    with engine.connect() as db:
        found = MigrationContext.configure(db).get_current_revision()
    return (
        None
        if found is None
        else found == ScriptDirectory.from_config(_config()).get_current_head()
    )


def migrate(engine: Engine, until: str = "head") -> None:
    """Apply, in one transaction, the versions that the database does not have yet, the last one
    `until`."""
    config = _config()
    with engine.begin() as db:
        if engine.dialect.name == "postgresql":
            db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        config.attributes["connection"] = db
        command.upgrade(config, until)


def _config() -> Config:
    config = Config()
    folder = str(Path(__file__).parent)
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config
