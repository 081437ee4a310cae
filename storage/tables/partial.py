"""Partial indexes, and options for PostgreSQL."""

from typing import Any

from sqlalchemy import text


def only(where: str, on_postgresql: str = "") -> dict[str, Any]:
    """Options of an index that contains only the rows for which the condition is true. Give
    `on_postgresql` if the condition is written differently there, as booleans are. A database uses
    the index only for a query that contains the same condition."""
    return {
        "sqlite_where": text(where),
        **on_postgresql_alone(postgresql_where=text(on_postgresql or where)),
    }


def on_postgresql_alone(**options: Any) -> dict[str, Any]:
    """Options of a table or an index, which storage.migrations.newest takes when it creates them.
    SQLAlchemy would load all that it has for PostgreSQL to check them, also where SQLite is used:
    2 MB, and a thirtieth of the start time."""
    return {"info": options}
