"""The last number that each table gave to a row. If that row was deleted, it is larger than any
number in the table. A number is never given again, because buttons contain it."""

from sqlalchemy import Connection, Table, func, select, text

from storage.statements.dialect import is_sqlite

_SEQUENCE = text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
_SET = text("SELECT setval(:sequence, :number)")
_NUMBERED = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
_FORGET = text("DELETE FROM sqlite_sequence WHERE name = :table")
_NUMBER = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :number)")


def carry_over(source: Connection, target: Connection, table: Table) -> None:
    """Let the target's table continue after the last number of the source's table. Call this after
    the rows are copied."""
    if number := _last(source, table):
        _continue(target, table, number)


def _last(db: Connection, table: Table) -> int | None:
    """None if no row was ever numbered."""
    column = table.autoincrement_column
    if column is None:
        return None
    if is_sqlite(db):
        numbered = db.scalar(_NUMBERED, {"table": table.name}) if _is_numbered(table) else None
        return numbered or db.scalar(select(func.max(column)))
    sequence = _sequence(db, table)
    called = f"SELECT last_value FROM {sequence} WHERE is_called"  # noqa: S608 - PostgreSQL's name
    return db.scalar(text(called)) if sequence else None


def _continue(db: Connection, table: Table, number: int) -> None:
    if not is_sqlite(db):
        if sequence := _sequence(db, table):
            db.execute(_SET, {"sequence": sequence, "number": number})
    elif _is_numbered(table):
        db.execute(_FORGET, {"table": table.name})
        db.execute(_NUMBER, {"table": table.name, "number": number})


def _sequence(db: Connection, table: Table) -> str | None:
    """The name of the table's sequence, quoted for SQL. None if it has none."""
    column = table.autoincrement_column
    named = {"table": table.name, "column": column.name if column is not None else ""}
    found: str | None = db.scalar(_SEQUENCE, named)
    return found


def _is_numbered(table: Table) -> bool:
    """Whether the table has AUTOINCREMENT. Without it, SQLite gives the number of a deleted last
    row again."""
    return bool(table.dialect_options["sqlite"]["autoincrement"])
