"""What the two databases spell differently, but for the search."""

from collections.abc import Callable

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert

INSERTS: dict[str, Callable[[Table], Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
"""By dialect, an insert that knows ON CONFLICT."""


def insert_into(db: Connection, table: Table) -> Insert:
    return INSERTS[db.dialect.name](table)


def is_sqlite(db: Connection) -> bool:
    return db.dialect.name == "sqlite"
