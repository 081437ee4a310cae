"""Statements that nearly every command needs, or every card. They are compiled once and then given
to the driver directly, because SQLAlchemy takes several times as long as the database to look a
statement up in its cache, to convert the parameters, and to make rows."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CompoundSelect,
    Connection,
    Dialect,
    Select,
    Text,
    TextualSelect,
    UpdateBase,
    any_,
    bindparam,
    func,
    select,
    union_all,
)
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from bot.interview.frozen import frozen
from storage.statements.dialect import Database, is_sqlite

T = TypeVar("T")
Row = Sequence[Any]
Query = Select[Any] | CompoundSelect[Any] | TextualSelect
Change = Callable[[Any], Any] | None
"""How a value is converted on its way to or from the driver. None if it stays as it is. NULL from
the driver always stays NULL."""


class Prepared:
    """A SELECT that is compiled once for each kind of database. Values are given by the names of
    its `bindparam`s, each of which takes one value. If there are many similar statements, pass a
    function that makes the query: then only the compiled statement is kept, which takes a tenth of
    the memory."""

    def __init__(self, query: Query | Callable[[], Query]) -> None:
        self._query = query
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, db: Connection, **values: Any) -> Sequence[Row]:
        """Raises DBAPIError, which contains none of the values."""
        return _rows(db, self.get_ready(db), values)

    def first(self, db: Connection, **values: Any) -> Row | None:
        return next(iter(self.rows(db, **values)), None)

    def get_ready(self, on: Database) -> "_Compiled":
        """Compile it, if that is not done yet. Call this before a transaction for which others
        wait: then they do not wait for the compiler."""
        dialect = on.dialect
        if (compiled := self._compiled.get(dialect.name)) is None:
            query = self._query() if callable(self._query) else self._query
            compiled = self._compiled[dialect.name] = _compile(query, dialect)
        return compiled


class PreparedChange:
    """An INSERT, UPDATE or DELETE for many rows, compiled once for each kind of database. If the
    statement depends on the database, pass a function that makes it. All rows have values with the
    same names, as for Prepared. A column with a default needs a value, too."""

    def __init__(self, change: UpdateBase | Callable[[Database], UpdateBase]) -> None:
        self._change = change
        self._compiled: dict[str, _Compiled] = {}

    def run(self, db: Connection, rows: Sequence[dict[str, Any]]) -> int:
        """Returns how many rows of the table it changed. Does nothing if there are no rows. Raises
        DBAPIError, as Prepared.rows."""
        if not rows:
            return 0
        compiled = self.get_ready(db, rows[0])
        parameters = [compiled.parameters(each) for each in rows]
        if len(parameters) == 1:
            return _execute(db, compiled.text, parameters[0], _CHANGED)
        return _execute(db, compiled.text, parameters, _CHANGED, many=True)

    def get_ready(self, on: Database, given: Collection[str] | None = None) -> "_Compiled":
        """As Prepared.get_ready. `given` are the names of the values; None if the statement itself
        names all of them."""
        dialect = on.dialect
        if (compiled := self._compiled.get(dialect.name)) is None:
            change = self._change(on) if callable(self._change) else self._change
            compiled = self._compiled[dialect.name] = _compile(change, dialect, given)
        return compiled


class PreparedByIds:
    """The rows of a SELECT with any of these ids in the `column`, and those of `further` SELECTs.
    All ids are one parameter: a list of 256 parameters costs more than the rows."""

    def __init__(
        self, query: Select[Any], column: ColumnElement[Any], *further: Select[Any]
    ) -> None:
        queries = (query, *further)
        array = bindparam("ids", type_=ARRAY(column.type))
        listed = func.json_each(bindparam("ids", type_=Text)).table_valued("value")
        self._on_sqlite = Prepared(
            partial(_united, queries, column.in_(select(listed.columns.value)))
        )
        self._on_postgresql = Prepared(partial(_united, queries, column == any_(array)))

    def rows(self, db: Connection, ids: Collection[Any], **values: Any) -> Sequence[Row]:
        """Each row once. Raises DBAPIError, as Prepared.rows."""
        if not ids:
            return ()
        these = list(ids)
        if is_sqlite(db):
            return self._on_sqlite.rows(db, ids=json.dumps(these), **values)
        return self._on_postgresql.rows(db, ids=these, **values)

    def get_ready(self, on: Database) -> None:
        """As Prepared.get_ready."""
        (self._on_sqlite if is_sqlite(on) else self._on_postgresql).get_ready(on)


def _united(queries: Sequence[Select[Any]], condition: ColumnElement[bool]) -> Query:
    parts = [each.where(condition) for each in queries]
    return union_all(*parts) if len(parts) > 1 else parts[0]


class PreparedWithLists:
    """A statement in which some `bindparam`s take several values, given as a list. It is compiled
    for a few lengths and kept. If the list is shorter, its last value is repeated."""

    def __init__(self, query: Query | UpdateBase) -> None:
        self._query = query
        self._whole: dict[str, _Whole] = {}
        self._ready: dict[tuple[object, ...], tuple[_Compiled, _Spread]] = {}

    def rows(self, db: Connection, **values: Any) -> Sequence[Row]:
        """The rows of a SELECT, or those that a change returns. Raises DBAPIError, as
        Prepared.rows."""
        filled = {name: _filled(each) for name, each in values.items()}
        key = (db.dialect.name, *(len(each) for each in filled.values() if isinstance(each, list)))
        if (ready := self._ready.get(key)) is None:
            ready = self._ready[key] = _compile_for(*self.get_ready(db), filled)
        compiled, spread = ready
        return _rows(db, compiled, dict(_spread(filled, spread)))

    def get_ready(self, on: Database) -> "_Whole":
        """As Prepared.get_ready, for what is the same for lists of any length."""
        dialect = on.dialect
        if (whole := self._whole.get(dialect.name)) is None:
            compiler = self._query.compile(dialect=dialect)
            whole = self._whole[dialect.name] = compiler, _from_driver(self._query, dialect)
        return whole


_FromDriver = Sequence[tuple[int, Callable[[Any], Any]]]
_FEW = 16
"""Up to so many rows are converted one by one. Column by column is faster for more rows, but takes
several times as long for a single one."""
_Whole = tuple[SQLCompiler, _FromDriver]
_Spread = Mapping[str, Sequence[str]]
"""The names of a list's parameters in the compiled statement, by the list's own name."""


def _spread(filled: dict[str, Any], spread: _Spread) -> Iterator[tuple[str, Any]]:
    for name, value in filled.items():
        if isinstance(value, list):
            flat = chain.from_iterable(value) if value and isinstance(value[0], tuple) else value
            yield from zip(spread[name], flat, strict=True)
        else:
            yield name, value


def _filled(value: Any) -> Any:
    """If the value is a list, repeat its last value until the length is a power of two."""
    if not isinstance(value, list) or not value:
        return value
    room = 1 << (len(value) - 1).bit_length()
    return value + value[-1:] * (room - len(value))


def _rows(db: Connection, compiled: "_Compiled", values: dict[str, Any]) -> Sequence[Row]:
    return compiled.read_all(execute(db, compiled.text, compiled.parameters(values)))


def execute(db: Connection, text: str, parameters: Any = ()) -> Sequence[Row]:
    """The rows as the driver returns them."""
    return _execute(db, text, parameters, _fetched)


def _fetched(cursor: Any) -> Sequence[Row]:
    return cursor.fetchall() if cursor.description else ()


_CHANGED: Callable[[Any], int] = attrgetter("rowcount")


def _execute(
    db: Connection, text: str, parameters: Any, result: Callable[[Any], T], *, many: bool = False
) -> T:
    """What `result` reads from the cursor. Calls SQLAlchemy's event listeners, so that statements
    are counted."""
    try:
        with closing(db.connection.cursor()) as cursor:
            for note in db.dispatch.before_cursor_execute:
                note(db, cursor, text, parameters, None, many)
            (cursor.executemany if many else cursor.execute)(text, parameters)
            return result(cursor)
    except db.dialect.loaded_dbapi.Error as failed:
        raise failure(db, text, failed) from failed


def failure(db: Database, text: str, failed: Exception) -> StatementError:
    """What SQLAlchemy would raise for an error of the driver: a DBAPIError, which contains no
    values."""
    kind = db.dialect.loaded_dbapi.Error
    return DBAPIError.instance(text, None, failed, kind, hide_parameters=True, dialect=db.dialect)


@frozen
class _Compiled:
    """`places`: the names of the parameters in order, for a driver with positional parameters;
    otherwise None. `to_driver`: by name, how values are converted for the driver. `from_driver`: by
    position, how values from the driver are converted."""

    text: str
    places: Sequence[str] | None
    constants: dict[str, Any]
    to_driver: Mapping[str, Callable[[Any], Any]]
    from_driver: _FromDriver

    def parameters(self, values: dict[str, Any]) -> Any:
        changed = {name: change(values[name]) for name, change in self.to_driver.items()}
        parameters = self.constants | values | changed
        return parameters if self.places is None else [parameters[name] for name in self.places]

    def read_all(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows with their values converted."""
        if not self.from_driver:
            return rows
        return self._by_columns(rows) if len(rows) > _FEW else list(map(self._by_values, rows))

    def _by_values(self, row: Row) -> Row:
        values = list(row)
        for at, change in self.from_driver:
            if (value := values[at]) is not None:
                values[at] = change(value)
        return values

    def _by_columns(self, rows: Sequence[Row]) -> Sequence[Row]:
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for at, change in self.from_driver:
            columns[at] = [None if value is None else change(value) for value in columns[at]]
        return list(zip(*columns, strict=True))


def _compile(
    query: Query | UpdateBase, dialect: Dialect, given: Collection[str] | None = None
) -> _Compiled:
    """`given`: the names of the values that a change gets."""
    compiled = query.compile(dialect=dialect, column_keys=given and list(given))
    changes = {name: _bind(each.type, dialect) for name, each in compiled.binds.items()}
    constants = {
        name: (change(each.value) if (change := changes[name]) else each.value)
        for name, each in compiled.binds.items()
        if not each.required
    }
    to_driver = {
        name: change for name, change in changes.items() if change and name not in constants
    }
    text, places = str(compiled), compiled.positiontup
    return _Compiled(text, places, constants, to_driver, _from_driver(query, dialect))


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(query: Query | UpdateBase, dialect: Dialect) -> _FromDriver:
    kinds = (each.type.dialect_impl(dialect) for each in query.exported_columns)
    changes = (each.result_processor(dialect, None) for each in kinds)
    return [(at, change) for at, change in enumerate(changes) if change]


def _compile_for(
    whole: SQLCompiler, from_driver: _FromDriver, filled: dict[str, Any]
) -> tuple[_Compiled, _Spread]:
    """Compile for lists of the same lengths as these."""
    state = whole.construct_expanded_state(filled)
    dialect, spread = whole.dialect, state.parameter_expansion
    changes = {name: _bind(each.type, dialect) for name, each in whole.binds.items()}
    changes |= {name: state.processors.get(name) for names in spread.values() for name in names}
    given = {each for name in filled for each in spread.get(name, (name,))}
    constants = {
        name: (change(value) if (change := changes[name]) else value)
        for name, value in state.additional_parameters.items()
        if name not in given
    }
    to_driver = {name: change for name in given if (change := changes[name])}
    text, places = state.statement, state.positiontup
    return _Compiled(text, places, constants, to_driver, from_driver), spread
