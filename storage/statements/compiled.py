"""Statements compiled for one kind of database, and how their values are converted for the driver
and back."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import CompoundSelect, Dialect, Float, Select, TextualSelect, UpdateBase, literal
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from bot.interview.frozen import frozen
from storage.statements.driver import Row

Query = Select[Any] | CompoundSelect[Any] | TextualSelect
Conversion = Callable[[Any], Any] | None
"""How a value is converted on its way to or from the driver. None if it stays as it is. NULL from
the driver always stays NULL."""
_FromDriver = Sequence[tuple[int, Callable[[Any], Any]]]
_PLACE = re.compile(r"%\([^)]*\)s")
"""A parameter in a statement for psycopg."""
_FEW = 16
"""Up to so many rows are converted one by one. Column by column is faster for more rows, but takes
several times as long for a single one."""
Whole = tuple[SQLCompiler, _FromDriver]
"""A statement compiled for lists of any length."""
Spread = Mapping[str, Sequence[str]]
"""The names of a list's parameters in the compiled statement, by the list's own name."""


@frozen
class Compiled:
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


def compile_statement(
    query: Query | UpdateBase, dialect: Dialect, given: Collection[str] | None = None
) -> Compiled:
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
    if not isinstance(query, TextualSelect):
        text, constants = _written_in(text, constants, dialect)
    return Compiled(text, places, constants, to_driver, _from_driver(query, dialect))


def compile_whole(statement: Query | UpdateBase, dialect: Dialect) -> Whole:
    return statement.compile(dialect=dialect), _from_driver(statement, dialect)


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> Conversion:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(query: Query | UpdateBase, dialect: Dialect) -> _FromDriver:
    changes = (_result(each.type, dialect) for each in query.exported_columns)
    return [(at, change) for at, change in enumerate(changes) if change]


def _result(kind: TypeEngine[Any], dialect: Dialect) -> Conversion:
    """For psycopg, SQLAlchemy would look at the first answer to see whether a float is one of the
    database's, too."""
    if isinstance(kind, Float) and not kind.asdecimal:
        return float
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def compile_for(of: Whole, filled: dict[str, Any]) -> tuple[Compiled, Spread]:
    """Compile for lists of the same lengths as these."""
    whole, from_driver = of
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
    text, constants = _written_in(text, constants, dialect)
    return Compiled(text, places, constants, to_driver, from_driver), spread


def _written_in(
    text: str, constants: dict[str, Any], dialect: Dialect
) -> tuple[str, dict[str, Any]]:
    """The statement for PostgreSQL with its constants in the text, as far as they are numbers or
    words, and the other constants. A plan that PostgreSQL keeps is for any values of its
    parameters: it cannot use an index of only some rows, for example those of one stage."""
    if dialect.name == "sqlite":
        return text, constants
    written = {
        f"%({name})s": str(
            literal(value).compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        )
        for name, value in constants.items()
        if isinstance(value, int | str)
    }
    text = _PLACE.sub(lambda found: written.get(found[0], found[0]), text)
    return text, {name: each for name, each in constants.items() if f"%({name})s" not in written}


def spread_out(filled: dict[str, Any], spread: Spread) -> Iterator[tuple[str, Any]]:
    for name, value in filled.items():
        if isinstance(value, list):
            flat = chain.from_iterable(value) if value and isinstance(value[0], tuple) else value
            yield from zip(spread[name], flat, strict=True)
        else:
            yield name, value


def filled_up(value: Any) -> Any:
    """If the value is a list, repeat its last value until the length is a power of two."""
    if not isinstance(value, list) or not value:
        return value
    room = 1 << (len(value) - 1).bit_length()
    return value + value[-1:] * (room - len(value))
