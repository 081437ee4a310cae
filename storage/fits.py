"""How well hosts fit what somebody looks for.

Each trait (a word, a field, a name) is read for MOST_HELD hosts only. So long as fewer have it,
nothing is left out. A trait that more have counts for as many of them, and for those who have
other such words beside it: for each member and on each day they are counted from another host on,
so nobody is passed over for ever, and pages that follow each other fit together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from itertools import combinations
from typing import Any, TypeVar
from zlib import crc32

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    union,
    union_all,
)

from bot.content.questions import fields_called
from storage import full_text
from storage.candidates import CAN_BE_ASKED, COLUMNS, IN_TURN
from storage.full_text import FoundHosts, Query
from storage.prepared import Prepared, Row
from storage.scope import Scope
from storage.tables import hosts

T = TypeVar("T")

OF_THE_FIELD = 2
"""Whose field is called so is a better fit than who says the word."""
CALLED_SO = 20
"""A name counts more than all words of a profile."""
MOST_HELD = 100
"""As many as are shown."""
MOST_FITTING = 200
"""More than are shown, for some of them cannot be asked now."""
COMMON_WORDS = 3
"""Of so many that are common, it is looked for who holds several: there are few ways to do so."""

_HERE = (hosts.c.community == bindparam("of"), hosts.c.open)
_ENDS = Prepared(
    union_all(*(select(end(hosts.c.member)).where(*_HERE) for end in (func.min, func.max)))
)


@dataclass(frozen=True, slots=True)
class Trait:
    """What may be looked for in a host, and how much it counts."""

    found: FoundHosts
    counts: int = 1


def best(
    db: Connection, scope: Scope, words: Sequence[str], names: Sequence[str], now: datetime
) -> Sequence[Row]:
    """The hosts who fit best of those who can be asked now, the best first, then whoever was not
    asked for the longest time: of each the columns of a candidate, and the number of the words
    that their profile holds, more where their field is called so, and many more for each of their
    names."""
    where = {"start": start_of_today(db, scope, now), "most": MOST_HELD}
    common = _common(db, scope.community, words, where)
    in_order = sorted(words, key=lambda word: word not in common)
    traits = _traits(db, scope.community, in_order, names)
    several = [full_text.hosts_with(db, scope.community, *each) for each in _several(common)]
    found = [*(each.found for each in traits), *several]
    ranking = _ranking(
        tuple(each.query for each in found),
        tuple(each.counts for each in traits),
        min(len(common), COMMON_WORDS),
    )
    asked = {"of": scope.community, "me": scope.me, "now": now, "fitting": MOST_FITTING}
    return ranking.rows(db, **where, **asked, **full_text.values_of(found))


def start_of_today(db: Connection, scope: Scope, now: datetime) -> int:
    """A host's number, which is another one for each member and day."""
    first, last = (each or 0 for [each] in _ENDS.rows(db, of=scope.community))
    share = crc32(f"{scope.me} {now:%Y%m%d}".encode()) / 2**32
    return first + int((last - first + 1) * share)


def _traits(
    db: Connection, community: int, words: Sequence[str], names: Sequence[str]
) -> list[Trait]:
    held = [Trait(full_text.hosts_with(db, community, word)) for word in words]
    fields = (full_text.hosts_of_field(community, each) for each in fields_called(words))
    called = (full_text.hosts_called(db, community, name, whole=True) for name in names)
    of_field = [Trait(each, OF_THE_FIELD) for each in fields]
    return [*held, *of_field, *(Trait(each, CALLED_SO) for each in called)]


def _common(
    db: Connection, community: int, words: Sequence[str], where: dict[str, int]
) -> list[str]:
    """Those of several words that more hosts hold than are read."""
    if len(words) < 2:
        return []
    held = [full_text.hosts_with(db, community, word) for word in words]
    [counts] = _counting(tuple(each.query for each in held)).rows(
        db, **where, **full_text.values_of(held)
    )
    return [word for word, many in zip(words, counts, strict=True) if many >= MOST_HELD]


@lru_cache(full_text.STATEMENTS)
def _counting(queries: tuple[Query, ...]) -> Prepared:
    return Prepared(partial(_counted, queries))


def _counted(queries: Iterable[Query]) -> Select[Any]:
    parts = (query(at).subquery() for at, query in enumerate(queries))
    return select(*(select(func.count()).select_from(each).scalar_subquery() for each in parts))


def _several(common: Sequence[T]) -> list[tuple[T, ...]]:
    """Two or more of the first of these."""
    some = common[:COMMON_WORDS]
    return [each for size in range(2, len(some) + 1) for each in combinations(some, size)]


@lru_cache(full_text.STATEMENTS)
def _ranking(queries: tuple[Query, ...], counts: tuple[int, ...], common: int) -> Prepared:
    return Prepared(partial(_ranked, queries, counts, common))


def _ranked(queries: Iterable[Query], counts: Sequence[int], common: int) -> Select[Any]:
    """`queries` are those of the traits, and of those who have several of the first, which are
    `common`."""
    which = [*((at,) for at in range(len(counts))), *_several(range(common))]
    parts = [
        each
        for at, (query, traits) in enumerate(zip(queries, which, strict=True))
        for each in _having(query(at), traits, counts[traits[0]])
    ]
    had = (union(*parts) if common > 1 else union_all(*parts)).subquery()
    fit = func.sum(had.c.counts).label("fit")
    fitting = (
        select(had.c.member, fit)
        .group_by(had.c.member)
        .order_by(fit.desc(), had.c.member < bindparam("start"), had.c.member)
        .limit(bindparam("fitting"))
        .subquery()
    )
    return (
        select(*COLUMNS, fitting.c.fit)
        .select_from(fitting.join(hosts, hosts.c.member == fitting.c.member))
        .where(*CAN_BE_ASKED)
        .order_by(fitting.c.fit.desc(), *IN_TURN)
    )


def _having(hosts_of: Select[tuple[int]], traits: Sequence[int], counts: int) -> list[Select[Any]]:
    """Each of these hosts with each of the traits, so that nothing counts twice."""
    having = hosts_of.cte()
    return [
        select(_number(at).label("trait"), _number(counts).label("counts"), having.c.member)
        for at in traits
    ]


def _number(value: int) -> Any:
    return literal_column(str(value), Integer)
