"""The mark of a database into which another one is being copied. Askwell does not start with such a
database, and says why."""

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, inspect

from bot.cards.rich_text import in_full, say
from storage.errors import Unusable

COPY_UNDER_WAY = Table("copy_under_way", MetaData(), Column("one", Integer))
"""It is not one of Askwell's tables. It is dropped once everything is copied."""


def mark(engine: Engine) -> None:
    with engine.begin() as db:
        COPY_UNDER_WAY.create(db, checkfirst=True)


def remove_mark(db: Connection) -> None:
    COPY_UNDER_WAY.drop(db)


def check(engine: Engine) -> None:
    """Raises Unusable if a copy into this database was begun and not completed."""
    with engine.connect() as db:
        is_marked = inspect(db).has_table(COPY_UNDER_WAY.name)
    if is_marked:
        raise Unusable(
            say(
                "A copy into the database {database} was begun, and did not come to its end: "
                "nothing is in it yet. Run `askwell copy-database` again with the same two "
                "databases, or set DATABASE_URL to the one that was to be copied.",
                database=in_full(engine.url.database),
            )
        )
