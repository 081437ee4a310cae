"""Whether a SELECT returns its rows in one order only, whatever plan the database makes."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Alias,
    ColumnClause,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Index,
    Join,
    PrimaryKeyConstraint,
    Select,
    Subquery,
    Table,
    UniqueConstraint,
)
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BooleanClauseList,
    CollectionAggregate,
    Grouping,
    Label,
    UnaryExpression,
)
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import SelectBase

Columns = set[ColumnElement[Any]]
_ONE_FOR_ALL = ("aggregate_strings", "count", "max", "min", "sum")
"""Functions that make one row of all."""
_HOW = (operators.desc_op, operators.asc_op, operators.nulls_first_op, operators.nulls_last_op)
_PARTIAL = ("sqlite", "postgresql")


def is_in_one_order(query: SelectBase) -> bool:
    """The query has one row at most, or its ORDER BY ends in a key, or two rows that it leaves in
    any order are the same. What it reads only the first rows of is in one order, too."""
    return _is_ordered(query, set()) and all(
        _is_ordered(each, set(_tables(query)))
        for each in visitors.iterate(query)
        if isinstance(each, Select) and each is not query and each._limit_clause is not None
    )


def _is_ordered(query: SelectBase, outside: set[FromClause]) -> bool:
    """`outside` are the tables of the query around this one, which may be correlated."""
    if isinstance(query, CompoundSelect):
        named = {str(_plain(each)).rpartition(".")[2] for each in query._order_by_clauses}
        return named >= {each.key for each in query.selected_columns}
    if not isinstance(query, Select) or _is_one_row(query):
        return True
    given = outside if query._auto_correlate else set(query._correlate or ())
    tables = [each for each in _tables(query) if each not in given] or list(_tables(query))
    known = _known(query, tables)
    rows = query._group_by_clauses or query.selected_columns
    sorts = [_plain(each) for each in query._order_by_clauses]
    is_same = all(
        _follows(each, tables, known) or any(_plain(each).compare(sort) for sort in sorts)
        for each in rows
    )
    return is_same or all(_is_known(each, known) for each in tables)


def _is_one_row(query: Select[Any]) -> bool:
    return not query._group_by_clauses and (
        any(_makes_one(each) for each in query.selected_columns) or not query.get_final_froms()
    )


def _makes_one(column: ColumnElement[Any]) -> bool:
    return any(
        isinstance(each, FunctionElement) and each.name in _ONE_FOR_ALL for each in _parts(column)
    )


def _parts(column: Any) -> Iterator[Any]:
    """Without those of subqueries."""
    yield column
    for each in column.get_children():
        if not isinstance(each, SelectBase):
            yield from _parts(each)


def _known(query: Select[Any], tables: list[FromClause]) -> Columns:
    """The columns that are the same in two rows if all values by which they are sorted are."""
    known: Columns = {each for each in map(_plain, query._order_by_clauses) if _is_column(each)}
    links = [
        (column, of)
        for each in _conditions(query)
        if isinstance(each, BinaryExpression) and each.operator in (operators.eq, operators.is_)
        for column, of in ((_plain(each.left), each.right), (_plain(each.right), each.left))
        if _is_column(column) and not isinstance(_plain(of), CollectionAggregate)
    ]
    before = -1
    while len(known) > before:
        before = len(known)
        known.update(column for column, of in links if _follows(of, tables, known))
        for each in tables:
            if _is_known(each, known):
                known.update(each.c)
    return known


def _follows(of: Any, tables: list[FromClause], known: Columns) -> bool:
    columns: Iterator[Any] = (each for each in visitors.iterate(of) if _is_column(each))
    return all(each in known for each in columns if each.table in tables)


def _is_known(table: FromClause, known: Columns) -> bool:
    return any(known.issuperset(key) for key in _keys(table))


def _keys(table: FromClause) -> Iterator[Sequence[Any]]:
    of = table.element if isinstance(table, Alias | Subquery) else table
    if not isinstance(of, Table):
        groups = getattr(of, "_group_by_clauses", ())
        group = [table.corresponding_column(each) for each in groups]
        found = [each for each in group if each is not None]
        yield found if found and len(found) == len(group) else list(table.c)
        return
    keys: Sequence[Any] = (*of.constraints, *of.indexes)
    for key in filter(_is_unique, keys):
        yield [table.c[each.key] for each in key.columns]


def _is_unique(key: Any) -> bool:
    if isinstance(key, Index):
        return key.unique and all(key.dialect_options[on]["where"] is None for on in _PARTIAL)
    return isinstance(key, PrimaryKeyConstraint | UniqueConstraint)


def _tables(query: SelectBase) -> Iterator[FromClause]:
    froms = query.get_final_froms() if isinstance(query, Select) else []
    for each in froms:
        yield from _sides(each)


def _sides(of: Any) -> Iterator[FromClause]:
    if isinstance(of, Join):
        yield from _sides(of.left)
        yield from _sides(of.right)
    else:
        yield of


def _conditions(query: Select[Any]) -> Iterator[Any]:
    joins = (each for of in query.get_final_froms() for each in _joins(of))
    for each in (*query._where_criteria, *(join.onclause for join in joins)):
        yield from _all_of(each)


def _joins(of: Any) -> Iterator[Join]:
    if isinstance(of, Join):
        yield of
        yield from _joins(of.left)
        yield from _joins(of.right)


def _all_of(condition: Any) -> Iterator[Any]:
    condition = _plain(condition)
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.and_:
        for each in condition.clauses:
            yield from _all_of(each)
    else:
        yield condition


def _plain(of: Any) -> Any:
    """Without its name, brackets, or the direction in which it is sorted."""
    while isinstance(of, Grouping | Label) or _is_direction(of):
        of = of.element
    return of


def _is_direction(of: Any) -> bool:
    return isinstance(of, UnaryExpression) and of.modifier in _HOW


def _is_column(of: Any) -> bool:
    return isinstance(of, ColumnClause) and of.table is not None
