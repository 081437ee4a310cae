"""Indexes of some of a table's rows."""

from typing import Any

from sqlalchemy import text


def only(where: str) -> dict[str, Any]:
    """Options of an index of the rows of which this is so, as SQLite spells it; it is used only for
    a query that says the same. PostgreSQL's spelling stands in the migrations: here it would bring
    along the drivers of PostgreSQL, and 3 MB, wherever SQLite is used."""
    return {"sqlite_where": text(where)}
