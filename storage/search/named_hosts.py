"""Open hosts by their names, among those whom a member may see. The words are folded. If many names
begin the same way, only the hosts who have been here longest are considered."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from bot.interview.members import Member, NamedMember
from bot.language import search
from storage.people import people
from storage.search import full_text
from storage.spaces import scope
from storage.spaces.scope import Scope
from storage.statements.driver import Row
from storage.statements.mapping import NAMED_COLUMNS, member_of, named_member_of
from storage.statements.prepared import PreparedByIds
from storage.tables import hosts, members

BEGINNING = 3
"""How many first letters of a name have to be right."""
EXAMINED = 100
EXAMINED_FOR_SLIPS = 200
"""More, because any name may be meant that begins with the same two letters."""
NAMED = 50


def _of_these(query: Select[Any]) -> PreparedByIds:
    ordered = query.where(scope.CONTAINS_HOSTS, hosts.c.open).order_by(*people.BY_NAME)
    return PreparedByIds(ordered.limit(bindparam("most")), members.c.id)


_HOSTS = _of_these(people.MEMBERS)
_WITH_NAMES = _of_these(select(*NAMED_COLUMNS).select_from(people.JOINED))
_NAMES = _of_these(select(members.c.name).select_from(people.JOINED))


def with_all_names(
    db: Connection, of: Scope, words: tuple[str, ...], most: int
) -> tuple[Member, ...]:
    """Hosts whose names begin with all of the words."""
    return _in_full(db, of, _with_names(db, of, [words] if words else []), most)


def names_beginning(
    db: Connection, of: Scope, words: tuple[str, ...], most: int
) -> tuple[str, ...]:
    """The names of the hosts that `with_all_names` finds, except my own."""
    these = _with_names(db, of, [words] if words else []) - {of.me}
    return tuple(name for [name] in _rows(_NAMES, db, of, these, most))


def with_similar_name(
    db: Connection, of: Scope, words: tuple[str, ...], without: Collection[int], most: int
) -> tuple[NamedMember, ...]:
    """Hosts with a name that begins like one of the words, except those in `without`."""
    these = _with_names(db, of, _beginnings(words, BEGINNING)).difference(without)
    return tuple(map(named_member_of, _rows(_WITH_NAMES, db, of, these, most)))


def with_corrected_names(
    db: Connection, of: Scope, words: tuple[str, ...], most: int
) -> tuple[Member, ...]:
    """Other hosts whom `with_all_names` finds once typing slips in the words are corrected."""
    near = closest_names(db, of, words)
    corrected = [
        names[0] if len(names) == 1 else word for word, names in zip(words, near, strict=True)
    ]
    these = _with_names(db, of, [corrected] if words else []) - {of.me}
    return _in_full(db, of, these, most)


def closest_names(db: Connection, of: Scope, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """For each of the words, the names that begin with it; if there are none, the one of which it
    is a mistyped form. The first two letters of a name have to be right."""
    these = _with_names(db, of, _beginnings(words, 2), most=EXAMINED_FOR_SLIPS)
    rows = _rows(_NAMES, db, of, these, EXAMINED_FOR_SLIPS)
    known = {part for [name] in rows for part in search.names(name)}
    return [search.similar_names(word, known) for word in words]


def with_one_of(
    db: Connection, of: Scope, words: tuple[str, ...], without: Collection[int]
) -> tuple[Member, ...]:
    """Hosts with a name that is one of the words, except those in `without`; at most 50."""
    these = _with_names(db, of, [(word,) for word in words], whole=True)
    return _in_full(db, of, these.difference(without), NAMED)


def _beginnings(words: Iterable[str], letters: int) -> list[tuple[str]]:
    written = (each for word in words for each in search.spellings(word))
    return [(each,) for each in dict.fromkeys(word[:letters] for word in written)]


def _with_names(
    db: Connection,
    of: Scope,
    names: Iterable[Sequence[str]],
    *,
    whole: bool = False,
    most: int = EXAMINED,
) -> set[int]:
    """The hosts who have all the names in any element of `names`. Unless `whole`, beginnings of
    names suffice."""
    found = [full_text.hosts_called(db, of.community, *each, whole=whole) for each in names]
    some = full_text.some_of_each(db, found, most)
    return {host for of_each in some for host in of_each}


def _in_full(db: Connection, of: Scope, these: Collection[int], most: int) -> tuple[Member, ...]:
    return tuple(map(member_of, _rows(_HOSTS, db, of, these, most)))


def _rows(
    query: PreparedByIds, db: Connection, of: Scope, these: Collection[int], most: int
) -> Sequence[Row]:
    return query.rows(db, these, of=of.community, me=of.me, most=most)
