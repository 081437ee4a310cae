"""Reading the rows of what nearly every command asks: to find what it has compiled, and to make a
row of what the driver returns, takes SQLAlchemy several times as long as the database needs."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Dialect, Select, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Row = Sequence[Any]
Query = Select[Any] | CompoundSelect[Any]
Change = Callable[[Any], Any] | None
"""How a value changes on its way to the driver, or from it; None: it stays as it is. NULL always
does, on its way from it."""


class Prepared:
    """A SELECT that is compiled once for each database. Values go by the names of its `bindparam`s,
    of which none stands for several."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, db: Connection, **values: Any) -> Sequence[Row]:
        """Raises DBAPIError, which holds none of the values."""
        dialect, driver = db.dialect, db.connection
        if (compiled := self._compiled.get(dialect.name)) is None:
            compiled = self._compiled[dialect.name] = _compile(self._query, dialect)
        cursor = driver.cursor()
        try:
            cursor.execute(compiled.text, compiled.told(values))
            return compiled.read_all(cursor.fetchall())
        except dialect.dbapi.Error as failed:  # type: ignore[union-attr]
            raise DBAPIError(compiled.text, None, failed, hide_parameters=True) from failed
        finally:
            cursor.close()

    def first(self, db: Connection, **values: Any) -> Row | None:
        return next(iter(self.rows(db, **values)), None)


PORTIONS = (1, 4, 16, 64, 256)
"""By how many ids a statement reads; where it has room for more, the same are told again."""


class PreparedByIds:
    """The rows of a SELECT with any of these ids."""

    def __init__(self, query: Select[Any], column: ColumnElement[Any]) -> None:
        self._of = {
            many: Prepared(query.where(column.in_([bindparam(f"id_{at}") for at in range(many)])))
            for many in PORTIONS
        }

    def rows(self, db: Connection, ids: Collection[Any], **values: Any) -> Iterator[Row]:
        """Each once. Raises DBAPIError, as above."""
        left, most = list(ids), max(PORTIONS)
        for start in range(0, len(left), most):
            yield from self._portion(db, left[start : start + most], values)

    def _portion(self, db: Connection, ids: Sequence[Any], values: dict[str, Any]) -> Sequence[Row]:
        many = next(many for many in PORTIONS if len(ids) <= many)
        told = {f"id_{at}": each for at, each in enumerate(islice(cycle(ids), many))}
        return self._of[many].rows(db, **told, **values)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`places`: the names in their order, for a driver that counts them, else None; `told_as`: of
    values that change on their way to the driver, `read_as` of the places of those that change on
    their way from it."""

    text: str
    places: Sequence[str] | None
    constants: dict[str, Any]
    told_as: Mapping[str, Callable[[Any], Any]]
    read_as: Sequence[tuple[int, Callable[[Any], Any]]]

    def told(self, values: dict[str, Any]) -> Any:
        changed = {name: change(values[name]) for name, change in self.told_as.items()}
        told = self.constants | values | changed
        return told if self.places is None else [told[name] for name in self.places]

    def read_all(self, rows: Sequence[Row]) -> Sequence[Row]:
        return list(map(self._read, rows)) if self.read_as else rows

    def _read(self, row: Row) -> Row:
        values = list(row)
        for at, change in self.read_as:
            if (value := values[at]) is not None:
                values[at] = change(value)
        return values


def _compile(query: Query, dialect: Dialect) -> _Compiled:
    compiled = query.compile(dialect=dialect)
    changes = {name: _bind(each.type, dialect) for name, each in compiled.binds.items()}
    constants = {
        name: (change(each.value) if (change := changes[name]) else each.value)
        for name, each in compiled.binds.items()
        if not each.required
    }
    told_as = {name: change for name, change in changes.items() if change and name not in constants}
    results = [_result(each.type, dialect) for each in query.selected_columns]
    read_as = [(at, change) for at, change in enumerate(results) if change]
    return _Compiled(str(compiled), compiled.positiontup, constants, told_as, read_as)


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _result(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
