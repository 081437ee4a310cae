"""What the two databases spell differently, but for the search."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def insert_into(db: Connection, table: Table) -> Insert:
    """An insert that knows ON CONFLICT."""
    return sqlite.insert(table) if is_sqlite(db) else postgresql.insert(table)


def is_sqlite(db: Connection) -> bool:
    return db.dialect.name == "sqlite"
