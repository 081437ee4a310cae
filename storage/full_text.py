"""What the full-text indexes of the two databases hold: open hosts by their profiles and their
names, members by their names. Words are folded, as bot.language.accents does it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    String,
    Table,
    TableClause,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from bot.interview.frozen import frozen
from bot.language.search import forms, is_in_capitals, is_whole
from storage.candidates import NO_BREAK
from storage.dialect import is_sqlite
from storage.prepared import Prepared
from storage.tables import hosts, members

STATEMENTS = 200
"""So many are kept prepared: about one for each number of words that somebody types."""

WALK = 3_000
"""So many hosts are looked through as fast as PostgreSQL's index finds a few hundred."""

_START, _MOST = bindparam("start", type_=Integer), bindparam("most", type_=Integer)
_A_WALK = literal_column(str(WALK), Integer)
Query = Callable[[int, "Conditions"], Select[tuple[int]]]
"""The numbers of at most so many hosts (`most`) of whom the conditions hold: from one number on
(`start`), then from the beginning. The names of its other values end with a number, so that it can
stand beside others."""
Conditions = tuple[ColumnElement[bool], ...]


@frozen
class FoundHosts:
    """Open hosts of a community with something in common, by their numbers: so a search can take a
    few of many, and begin anywhere."""

    query: Query
    values: Mapping[str, Any]


def some_of_each(
    db: Connection,
    these: Sequence[FoundHosts],
    most: int,
    *,
    start: int = 0,
    now: datetime | None = None,
) -> list[list[int]]:
    """So many hosts of each at most: from this number on, then from the beginning; but those who
    are on a break `now`."""
    found: list[list[int]] = [[] for _ in these]
    if not these:
        return found
    part = {"start": start, "most": most} | ({"now": now} if now else {})
    conditions = (NO_BREAK,) if now else ()
    united = _united(tuple(each.query for each in these), conditions)
    for at, host in united.rows(db, **_values_of(these), **part):
        found[at].append(host)
    return found


@lru_cache(STATEMENTS)
def _united(queries: tuple[Query, ...], conditions: Conditions) -> Prepared:
    return Prepared(partial(_hosts_of_each, queries, conditions))


def _values_of(these: Iterable[FoundHosts]) -> dict[str, Any]:
    return {f"{name}_{at}": each for at, of in enumerate(these) for name, each in of.values.items()}


def _hosts_of_each(queries: Iterable[Query], conditions: Conditions) -> CompoundSelect[Any]:
    parts = (query(at, conditions).subquery() for at, query in enumerate(queries))
    return union_all(*(select(literal(at), each.c.member) for at, each in enumerate(parts)))


def _a_few(
    statement: Select[Any], member: ColumnElement[int], most: ColumnElement[int] = _MOST
) -> Select[Any]:
    parts = (
        statement.where(part).order_by(member).limit(most).subquery()
        for part in (member >= _START, member < _START)
    )
    both = union_all(*(select(each) for each in parts)).subquery()
    return select(both).limit(most)


@lru_cache(STATEMENTS)
def _indexed(index: TableClause, *capitals: str) -> Query:
    joined = index.join(hosts, hosts.c.member == index.c.rowid)

    def query(at: int, conditions: Conditions) -> Select[tuple[int]]:
        match = index.c[index.name].match(bindparam(f"asked_{at}"))
        of_hosts = (*_hold(capitals, func.instr), *conditions)
        found = select(index.c.rowid.label("member")).select_from(joined if of_hosts else index)
        return _a_few(found.where(match, *of_hosts), index.c.rowid)

    return query


@lru_cache(STATEMENTS)
def _holding(*capitals: str) -> Query:
    """PostgreSQL's index finds all who hold a word at once, in no order: it takes as long as they
    are many. So some hosts are looked through first, in their order: what is too rare to be found
    often enough among those, the index finds fast."""
    member = hosts.c.member

    def query(at: int, conditions: Conditions) -> Select[tuple[int]]:
        holds = and_(_matches(hosts, at), *_hold(capitals, func.strpos))
        here = select(member).where(_of(at), hosts.c.open, *conditions)
        walked = _a_few(here.add_columns(holds.label("holds")), member, _A_WALK).subquery()
        near = select(walked.c.member).where(walked.c.holds).limit(_MOST).cte(f"near_{at}")
        enough = select(func.count()).select_from(near).scalar_subquery() >= _MOST
        indexed = here.where(holds, ~enough).order_by(member < _START, member).limit(_MOST)
        both = union_all(select(near.c.member).where(enough), select(indexed.subquery()))
        return select(both.subquery().c.member)

    return query


def _named(at: int, conditions: Conditions) -> Select[tuple[int]]:
    """All who are called so are put in order, and as few as are wanted looked at as hosts."""
    turn = (members.c.id < _START).label("turn")
    called = select(members.c.id, turn).where(members.c.community == bindparam(f"of_{at}"))
    these = called.where(_matches(members, at)).order_by(turn, members.c.id).subquery()
    found = select(hosts.c.member).join(these, these.c.id == hosts.c.member)
    here = found.where(_of(at), hosts.c.open, *conditions)
    return here.order_by(these.c.turn, these.c.id).limit(_MOST)


def _of(at: int) -> ColumnElement[bool]:
    return hosts.c.community == bindparam(f"of_{at}")


def _matches(table: Table, at: int) -> ColumnElement[bool]:
    wanted = func.to_tsquery("english", bindparam(f"stemmed_{at}")).bool_op("&&")(
        func.to_tsquery("simple", bindparam(f"whole_{at}"))
    )
    matches = literal_column(f"{table.name}.search").bool_op("@@")
    return matches(select(wanted).scalar_subquery())


def _hold(
    capitals: Iterable[str], place: Callable[..., ColumnElement[int]]
) -> list[ColumnElement[bool]]:
    """Of those found, so it may look at their texts."""
    texts = (*_TEXTS, cast(hosts.c.topics, String))
    return [or_(*(place(text, word) > 0 for text in texts)) for word in capitals]


def _of_field(at: int, conditions: Conditions) -> Select[tuple[int]]:
    of_field = hosts.c.field_id == bindparam(f"field_{at}")
    found = select(hosts.c.member).where(_of(at), hosts.c.open, of_field, *conditions)
    return _a_few(found, hosts.c.member)


_SEARCH = table("host_search", column("rowid"), column("host_search"))
_NAMES_OF_HOSTS = table("host_names", column("rowid"), column("host_names"))
_TOPICS_OF_HOSTS = table("host_topics", column("rowid"), column("host_topics"))
_NAMES = table("name_search", column("rowid"), column("name_search"))
_TEXTS = (hosts.c.headline, hosts.c.field, hosts.c.role, hosts.c.organisation)


def hosts_with(db: Connection, community: int, *words: str) -> FoundHosts:
    """Whose profile holds all of the words: each as it is, or one of its stem, or one that begins
    with it or another of its forms; a short one only as it is."""
    capitals = [word.upper() for word in words if is_in_capitals(word)]
    if is_sqlite(db):
        asked = _all(_fts5(_meant(word), whole=is_whole(word)) for word in words)
        values = _of_community(community, f"- community : {asked}")
        return FoundHosts(_indexed(_SEARCH, *capitals), values)
    return FoundHosts(_holding(*capitals), _tsquery(community, words))


def hosts_called(db: Connection, community: int, *words: str, whole: bool = False) -> FoundHosts:
    """Who has a name that is this word, or begins with it; for each of the words."""
    if is_sqlite(db):
        asked = _all(_fts5((word,), whole=whole) for word in words)
        return FoundHosts(_indexed(_NAMES_OF_HOSTS), _of_community(community, f"name : {asked}"))
    return FoundHosts(_named, _as_they_are(community, words, whole=whole))


def hosts_about(db: Connection, community: int, *beginnings: str) -> FoundHosts:
    """Whose field and topics have words that begin so; on PostgreSQL, also those with such words
    elsewhere in their profile."""
    if is_sqlite(db):
        asked = _all(_fts5((each,), whole=False) for each in beginnings)
        return FoundHosts(_indexed(_TOPICS_OF_HOSTS), _of_community(community, f"topics : {asked}"))
    return FoundHosts(_holding(), _as_they_are(community, beginnings, whole=False))


def hosts_of_field(community: int, field: str) -> FoundHosts:
    return FoundHosts(_of_field, {"of": community, "field": field})


def called(db: Connection, word: str) -> Select[tuple[int]]:
    """The ids of members, hosts or not, one of whose names begins with this word."""
    if is_sqlite(db):
        match = _NAMES.c.name_search.match(_fts5((word,), whole=False))
        return select(_NAMES.c.rowid.label("member")).where(match)
    wanted = func.to_tsquery("simple", _lexemes((word,), whole=False))
    is_called = literal_column("member.search").bool_op("@@")(wanted)
    return select(members.c.id.label("member")).where(is_called)


def _of_community(community: int, asked: str) -> dict[str, str]:
    """A community is a word that its open hosts hold in SQLite's index."""
    return {"asked": f"community : c{community} AND {asked}"}


def _tsquery(community: int, words: Iterable[str]) -> dict[str, Any]:
    by_kind: dict[bool, list[str]] = {True: [], False: []}
    for word in words:
        whole = is_whole(word)
        by_kind[whole].append(_lexemes(_meant(word), whole=whole))
    both = {"whole": " & ".join(by_kind[True]), "stemmed": " & ".join(by_kind[False])}
    return {"of": community, **both}


def _as_they_are(community: int, words: Iterable[str], *, whole: bool) -> dict[str, Any]:
    asked = " & ".join(_lexemes((word,), whole=whole) for word in words)
    return {"of": community, "whole": asked, "stemmed": ""}


def _meant(word: str) -> tuple[str, ...]:
    return (word,) if is_whole(word) else forms(word)


def _all(asked: Iterable[str]) -> str:
    return "(" + " AND ".join(f"({each})" for each in asked) + ")"


def _fts5(words: Iterable[str], *, whole: bool) -> str:
    """One of the words. A string in double quotes is stemmed; with a star it is the beginning of a
    word."""
    quoted = ('"' + _printable(word).replace('"', '""') + '"' for word in words)
    return " OR ".join(each if whole else f"{each}*" for each in quoted)


def _lexemes(words: Iterable[str], *, whole: bool) -> str:
    """One of the words. A string in single quotes is stemmed; with :* it is the beginning of a
    word. The space is for the empty one, which would be an error."""
    escaped = (_printable(word).replace("\\", "\\\\").replace("'", "''") for word in words)
    return "(" + " | ".join(f"' {each}'{'' if whole else ':*'}" for each in escaped) + ")"


def _printable(word: str) -> str:
    """Without what no database takes: NUL and halves of surrogate pairs."""
    return "".join(letter if letter.isprintable() else " " for letter in word)
