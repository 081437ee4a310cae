"""Partial indexes."""

from typing import Any

from sqlalchemy import text


def only(where: str, on_postgresql: str = "") -> dict[str, Any]:
    """Options of an index that contains only the rows for which the condition is true. Give
    `on_postgresql` if the condition is written differently there, as booleans are. A database uses
    the index only for a query that contains the same condition."""
    return {"sqlite_where": text(where), "postgresql_where": text(on_postgresql or where)}
