"""Statements that nearly every command needs, or every card. They are compiled once and then given
to the driver directly, because SQLAlchemy takes several times as long as the database to look a
statement up in its cache, to convert the parameters, and to make rows."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Select,
    Text,
    UpdateBase,
    any_,
    bindparam,
    cast,
    func,
    or_,
    select,
    union_all,
)

from storage.statements.compiled import (
    Compiled,
    Query,
    Spread,
    Whole,
    compile_for,
    compile_statement,
    compile_whole,
    filled_up,
    spread_out,
)
from storage.statements.dialect import Database, is_sqlite
from storage.statements.driver import Row, execute, execute_change


def is_one_of(column: ColumnElement[Any], constants: Iterable[Any]) -> ColumnElement[bool]:
    """SQL: whether a column is one of these. In a prepared statement, IN would be a parameter that
    is a list."""
    return or_(*(column == each for each in sorted(constants)))


class Prepared:
    """A SELECT that is compiled once for each kind of database. Values are given by the names of
    its `bindparam`s, each of which takes one value. If there are many similar statements, pass a
    function that makes the query: then only the compiled statement is kept, which takes a tenth of
    the memory."""

    def __init__(self, query: Query | Callable[[], Query]) -> None:
        self._query = query
        self._compiled: dict[str, Compiled] = {}

    def rows(self, db: Connection, **values: Any) -> Sequence[Row]:
        """Raises DBAPIError, which contains none of the values."""
        return _rows(db, self.get_ready(db), values)

    def first(self, db: Connection, **values: Any) -> Row | None:
        return next(iter(self.rows(db, **values)), None)

    def get_ready(self, on: Database) -> Compiled:
        """Compile it, if that is not done yet. Call this before a transaction for which others
        wait: then they do not wait for the compiler."""
        dialect = on.dialect
        if (compiled := self._compiled.get(dialect.name)) is None:
            query = self._query() if callable(self._query) else self._query
            compiled = self._compiled[dialect.name] = compile_statement(query, dialect)
        return compiled


class PreparedChange:
    """An INSERT, UPDATE or DELETE for many rows, compiled once for each kind of database. If the
    statement depends on the database, pass a function that makes it. All rows have values with the
    same names, as for Prepared. A column with a default needs a value, too."""

    def __init__(self, change: UpdateBase | Callable[[Database], UpdateBase]) -> None:
        self._change = change
        self._compiled: dict[str, Compiled] = {}

    def run(self, db: Connection, rows: Sequence[dict[str, Any]]) -> int:
        """Returns how many rows of the table it changed. Does nothing if there are no rows. Raises
        DBAPIError, as Prepared.rows."""
        if not rows:
            return 0
        compiled = self.get_ready(db, rows[0])
        return execute_change(db, compiled.text, [compiled.parameters(each) for each in rows])

    def get_ready(self, on: Database, given: Collection[str] | None = None) -> Compiled:
        """As Prepared.get_ready. `given` are the names of the values; None if the statement itself
        names all of them."""
        dialect = on.dialect
        if (compiled := self._compiled.get(dialect.name)) is None:
            change = self._change(on) if callable(self._change) else self._change
            compiled = self._compiled[dialect.name] = compile_statement(change, dialect, given)
        return compiled


class PreparedByIds:
    """The rows of a SELECT with any of these ids in the `column`, and those of `further` SELECTs.
    All ids are one text: a list of 256 parameters costs more than the rows, and to make a list for
    PostgreSQL, psycopg takes five times as long. PostgreSQL reads it in a SELECT of its own:
    otherwise each execution for a few ids would be planned anew, because a plan for few seems
    better than one for any number, though it is the same."""

    def __init__(
        self, query: Select[Any], column: ColumnElement[Any], *further: Select[Any]
    ) -> None:
        queries = (query, *further)
        given = bindparam("ids", type_=Text)
        listed = func.json_each(given).table_valued("value")
        self._on_sqlite = Prepared(
            partial(_united, queries, column.in_(select(listed.columns.value)))
        )
        told = func.json_array_elements_text(cast(given, JSON)).column_valued("told")
        ids = func.array(select(cast(told, column.type)).scalar_subquery())
        self._on_postgresql = Prepared(partial(_united, queries, column == any_(ids)))

    def rows(self, db: Connection, ids: Collection[Any], **values: Any) -> Sequence[Row]:
        """Each row once. Raises DBAPIError, as Prepared.rows."""
        if not ids:
            return ()
        return self._on(db).rows(db, ids=json.dumps(list(ids)), **values)

    def get_ready(self, on: Database) -> None:
        """As Prepared.get_ready."""
        self._on(on).get_ready(on)

    def _on(self, database: Database) -> Prepared:
        return self._on_sqlite if is_sqlite(database) else self._on_postgresql


def _united(queries: Sequence[Select[Any]], condition: ColumnElement[bool]) -> Query:
    parts = [each.where(condition) for each in queries]
    return union_all(*parts) if len(parts) > 1 else parts[0]


class PreparedWithLists:
    """A statement in which some `bindparam`s take several values, given as a list. It is compiled
    for a few lengths and kept. If the list is shorter, its last value is repeated."""

    def __init__(self, query: Query | UpdateBase) -> None:
        self._query = query
        self._whole: dict[str, Whole] = {}
        self._ready: dict[tuple[object, ...], tuple[Compiled, Spread]] = {}

    def rows(self, db: Connection, **values: Any) -> Sequence[Row]:
        """The rows of a SELECT, or those that a change returns. Raises DBAPIError, as
        Prepared.rows."""
        filled = {name: filled_up(each) for name, each in values.items()}
        key = (db.dialect.name, *(len(each) for each in filled.values() if isinstance(each, list)))
        if (ready := self._ready.get(key)) is None:
            ready = self._ready[key] = compile_for(self.get_ready(db), filled)
        compiled, spread = ready
        return _rows(db, compiled, dict(spread_out(filled, spread)))

    def get_ready(self, on: Database) -> Whole:
        """As Prepared.get_ready, for what is the same for lists of any length."""
        dialect = on.dialect
        if (whole := self._whole.get(dialect.name)) is None:
            whole = self._whole[dialect.name] = compile_whole(self._query, dialect)
        return whole


def _rows(db: Connection, compiled: Compiled, values: dict[str, Any]) -> Sequence[Row]:
    return compiled.read_all(execute(db, compiled.text, compiled.parameters(values)))
