"""Brings a database's tables up to date. The versions stand in the folder beside."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

from bot.cards.rich_text import Words, say
from storage.errors import StorageError

_MIGRATING = 0x41534B00
"""The PostgreSQL advisory lock of whoever migrates: two processes may start at once."""


def is_current(engine: Engine) -> bool | None:
    """Whether the database has the last version; None where it has none at all. Raises
    StorageError where a newer Askwell wrote it."""
    with engine.connect() as db:
        found = _version(db)
    head = ScriptDirectory.from_config(_config()).get_current_head()
    return None if found is None else found == head


def migrate(engine: Engine, until: str = "head") -> None:
    """Apply, in one transaction, the versions that the database does not have yet, the last one
    `until`. Raises StorageError where a newer Askwell wrote it."""
    config = _config()
    with engine.begin() as db:
        if engine.dialect.name == "postgresql":
            db.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        _version(db)
        config.attributes["connection"] = db
        command.upgrade(config, until)


def _version(db: Connection) -> str | None:
    """None where it has none. Raises StorageError where we do not know it."""
    found = MigrationContext.configure(db).get_current_revision()
    ours = {each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found is None or found in ours:
        return found
    raise StorageError(
        say(
            "The database was last used by a newer Askwell than this one (its version is {found}, "
            "and this one knows no later than {ours}). Start the newer one, or use a backup from "
            "before it.",
            found=Words(found),
            ours=Words(max(ours)),
        )
    )


def _config() -> Config:
    config = Config()
    folder = str(Path(__file__).parent)
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config
