"""What the full-text indexes of the two databases hold: open hosts by their profiles and their
names, members by their names. Words are folded, as bot.language.accents does it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    TableClause,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)

from bot.language.search import forms, is_in_capitals, is_whole
from storage.dialect import is_sqlite
from storage.tables import hosts, members

_LAST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class FoundHosts:
    """Open hosts of a community with something in common, by their numbers: so a search can take a
    few of many, and begin anywhere."""

    statement: Select[Any]
    values: Mapping[str, Any]

    def some(
        self, db: Connection, most: int, *, start: int = 0, before: int = _LAST
    ) -> Sequence[int]:
        """So many at most, from one number on, and before another."""
        part = {"start": start, "before": before, "most": most}
        return [row[0] for row in db.execute(self.statement, {**self.values, **part})]


def _in_part(statement: Select[tuple[int]], member: ColumnElement[int]) -> Select[tuple[int]]:
    part = (member >= bindparam("start"), member < bindparam("before"))
    return statement.where(*part).order_by(member).limit(bindparam("most"))


def _indexed(index: TableClause) -> Select[tuple[int]]:
    match = index.c[index.name].match(bindparam("asked"))
    return _in_part(select(index.c.rowid.label("member")).where(match), index.c.rowid)


def _open_hosts(of: Table) -> Select[tuple[int]]:
    here = hosts if of is hosts else hosts.join(of)
    wanted = func.to_tsquery("english", bindparam("stemmed")).bool_op("&&")(
        func.to_tsquery("simple", bindparam("whole"))
    )
    query = select(hosts.c.member).select_from(here).where(hosts.c.community == bindparam("of"))
    matches = literal_column(f"{of.name}.search").bool_op("@@")(select(wanted).scalar_subquery())
    return _in_part(query.where(hosts.c.open, matches), hosts.c.member)


_SEARCH = table("host_search", column("rowid"), column("host_search"))
_NAMES_OF_HOSTS = table("host_names", column("rowid"), column("host_names"))
_NAMES = table("name_search", column("rowid"), column("name_search"))
_TEXTS = (hosts.c.headline, hosts.c.field, hosts.c.role, hosts.c.organisation)

_IN_SEARCH, _IN_NAMES = _indexed(_SEARCH), _indexed(_NAMES_OF_HOSTS)
_BY_PROFILE, _BY_NAME = _open_hosts(hosts), _open_hosts(members)
_OF_FIELD = _in_part(
    select(hosts.c.member).where(
        hosts.c.community == bindparam("of"), hosts.c.open, hosts.c.field_id == bindparam("field")
    ),
    hosts.c.member,
)


def hosts_with(db: Connection, community: int, *words: str) -> FoundHosts:
    """Whose profile holds all of the words: each as it is, or one of its stem, or one that begins
    with it or another of its forms; a short one only as it is."""
    shouted = [_holds_exactly(db, word.upper()) for word in words if is_in_capitals(word)]
    if not is_sqlite(db):
        found = FoundHosts(_BY_PROFILE, _tsquery(community, words))
        return FoundHosts(found.statement.where(*shouted), found.values) if shouted else found
    asked = _all(_fts5(_meant(word), whole=is_whole(word)) for word in words)
    values = _of_community(community, f"- community : {asked}")
    if not shouted:
        return FoundHosts(_IN_SEARCH, values)
    joined = _IN_SEARCH.join(hosts, hosts.c.member == _SEARCH.c.rowid)
    return FoundHosts(joined.where(*shouted), values)


def hosts_called(db: Connection, community: int, *words: str, whole: bool = False) -> FoundHosts:
    """Who has a name that is this word, or begins with it; for each of the words."""
    if is_sqlite(db):
        asked = _all(_fts5((word,), whole=whole) for word in words)
        return FoundHosts(_IN_NAMES, _of_community(community, f"name : {asked}"))
    return FoundHosts(_BY_NAME, _as_they_are(community, words, whole=whole))


def hosts_about(db: Connection, community: int, *beginnings: str) -> FoundHosts:
    """Whose field and topics have words that begin so; on PostgreSQL, also those with such words
    elsewhere in their profile."""
    if is_sqlite(db):
        asked = _all(_fts5((each,), whole=False) for each in beginnings)
        return FoundHosts(_IN_NAMES, _of_community(community, f"topics : {asked}"))
    return FoundHosts(_BY_PROFILE, _as_they_are(community, beginnings, whole=False))


def hosts_of_field(community: int, field: str) -> FoundHosts:
    return FoundHosts(_OF_FIELD, {"of": community, "field": field})


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


def _holds_exactly(db: Connection, word: str) -> ColumnElement[bool]:
    """Of those found, so it may look at their texts."""
    place = func.instr if is_sqlite(db) else func.strpos
    texts = (*_TEXTS, cast(hosts.c.topics, String))
    return or_(*(place(text, word) > 0 for text in texts))


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
