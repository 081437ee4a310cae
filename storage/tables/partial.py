"""Indexes of some of a table's rows."""

from typing import Any

from sqlalchemy import text


def only(where: str, on_postgresql: str = "") -> dict[str, Any]:
    """Options of an index of the rows of which this is so; each database uses it only for a query
    that says the same, and they spell booleans differently."""
    return {"sqlite_where": text(where), "postgresql_where": text(on_postgresql or where)}
