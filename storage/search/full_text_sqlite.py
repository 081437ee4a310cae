"""Open hosts in SQLite's full-text indexes, which return hosts in order and stop after as many as
are wanted."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    String,
    TableClause,
    bindparam,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    table,
    union_all,
)

from bot.interview.frozen import frozen
from storage.statements.prepared import Prepared
from storage.tables import hosts
from storage.tables.column_types import Instant

STATEMENTS = 200
"""How many prepared statements are cached: about one for each number of words that somebody
types."""
SEARCH = table("host_search", column("rowid"), column("host_search"))
NAMES_OF_HOSTS = table("host_names", column("rowid"), column("host_names"))
TOPICS_OF_HOSTS = table("host_topics", column("rowid"), column("host_topics"))
NAMES = table("name_search", column("rowid"), column("name_search"))

_TEXTS = (hosts.c.headline, hosts.c.field, hosts.c.role, hosts.c.organisation)
_START, _MOST = bindparam("start", type_=Integer), bindparam("most", type_=Integer)
_FIRST, _LAST = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
_HOSTS = func.json_each(bindparam("hosts", type_=String)).table_valued("value")
_AWAY = hosts.alias()  # an alias, as the outer query may read hosts, too
_ON_BREAK = (
    select(_AWAY.c.member)
    .with_hint(_AWAY, "INDEXED BY host_on_break", "sqlite")
    .where(_AWAY.c.paused_until > bindparam("now", type_=Instant))
)
"""Only few hosts are in this index. Without it, the profile of each host would be read to see that
they are not on a break."""
Part = Callable[[Select[Any], ColumnElement[int]], Select[Any]]
"""Which part of the hosts a SELECT returns."""
Query = Callable[[int, Part], Select[tuple[int]]]
"""Makes a SELECT of the ids of hosts. The names of its own parameters end with the number, so that
several of them can be in one statement."""


@frozen
class QueriedHosts:
    """A query, with its values for the hosts of a community, and for hosts who are known to be of
    this community: without the first condition, it takes half the time."""

    query: Query
    here: Mapping[str, Any]
    known: Mapping[str, Any]


def some_of_each(
    db: Connection,
    these: Sequence[QueriedHosts],
    most: int,
    start: int,
    now: datetime | None,
    *,
    enough: int,
) -> list[list[int]]:
    """As full_text.some_of_each. `enough` is ignored, because to find more never takes long
    here."""
    found: list[list[int]] = [[] for _ in these]
    part = {"start": start, "most": most} | ({"now": now} if now else {})
    united = _united(tuple(each.query for each in these), _a_few_there if now else _a_few)
    for at, host in united.rows(db, **_values_of(each.here for each in these), **part):
        found[at].append(host)
    return found


def among(db: Connection, hosts: Sequence[int], these: Sequence[QueriedHosts]) -> list[list[int]]:
    """As full_text.among. Fast for hosts whose ids are near each other."""
    found: list[list[int]] = [[] for _ in these]
    united = _united(tuple(each.query for each in these), _of_these)
    for near in near_each_other(hosts):
        part = {"first": near[0], "last": near[-1], "hosts": json.dumps(near)}
        for at, host in united.rows(db, **_values_of(each.known for each in these), **part):
            found[at].append(host)
    return found


def near_each_other(hosts: Iterable[int]) -> list[list[int]]:
    """The ids in order, in two parts if more than half of what lies between the first and the last
    is one gap: hosts who were read from a late start on, then from the beginning."""
    ids = sorted(hosts)
    gaps = ((after - before, at) for at, (before, after) in enumerate(pairwise(ids), 1))
    gap, at = max(gaps, default=(0, 0))
    return [ids[:at], ids[at:]] if 2 * gap > ids[-1] - ids[0] else [ids]


@lru_cache(STATEMENTS)
def _united(queries: tuple[Query, ...], part: Part) -> Prepared:
    return Prepared(partial(_hosts_of_each, queries, part))


def _values_of(these: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {f"{name}_{at}": each for at, of in enumerate(these) for name, each in of.items()}


def _hosts_of_each(queries: Iterable[Query], part: Part) -> CompoundSelect[Any]:
    parts = (query(at, part).subquery() for at, query in enumerate(queries))
    return union_all(*(select(literal(at), each.c.member) for at, each in enumerate(parts)))


def _of_these(statement: Select[Any], member: ColumnElement[int]) -> Select[Any]:
    """The + 0 keeps SQLite from searching the index once for each host."""
    return statement.where(member.between(_FIRST, _LAST), (member + 0).in_(select(_HOSTS.c.value)))


def _a_few(statement: Select[Any], member: ColumnElement[int]) -> Select[Any]:
    """Up to `most`: from `start` on, then from the beginning."""
    parts = (
        statement.where(part).order_by(member).limit(_MOST).subquery()
        for part in (member >= _START, member < _START)
    )
    both = union_all(*(select(each) for each in parts)).subquery()
    return select(both).limit(_MOST)


def _a_few_there(statement: Select[Any], member: ColumnElement[int]) -> Select[Any]:
    """The same of those who are not on a break."""
    return _a_few(statement.where(~_ON_BREAK.where(_AWAY.c.member == member).exists()), member)


@lru_cache(STATEMENTS)
def indexed(index: TableClause, *written: str) -> Query:
    joined = index.join(hosts, hosts.c.member == index.c.rowid)

    def query(at: int, part: Part) -> Select[tuple[int]]:
        match = index.c[index.name].match(bindparam(f"asked_{at}"))
        found = select(index.c.rowid.label("member")).select_from(joined if written else index)
        return part(found.where(match, *map(_holds, written)), index.c.rowid)

    return query


def _holds(written: str) -> ColumnElement[bool]:
    """SQL: whether a text of the host contains this word as it is written: in capitals, or in small
    letters, which stand for both. It is evaluated only for hosts that the index has found, so it
    may read their texts."""
    texts = (*_TEXTS, cast(hosts.c.topics, String))
    folded = func.lower if written.islower() else (lambda text: text)
    return or_(*(func.instr(folded(text), written) > 0 for text in texts))


def of_field(at: int, part: Part) -> Select[tuple[int]]:
    of = hosts.c.community == bindparam(f"of_{at}")
    found = select(hosts.c.member).where(
        of, hosts.c.open, hosts.c.field_id == bindparam(f"field_{at}")
    )
    return part(found, hosts.c.member)
