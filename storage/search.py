"""Finds open hosts by what they know."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    column,
    func,
    literal,
    select,
    table,
    union_all,
)

from bot.content.questions import fields_called
from bot.interview.listing import Listing
from bot.interview.model import Stage
from storage import people
from storage.dialect import is_sqlite
from storage.interviews import calendars
from storage.scope import Scope
from storage.tables import hosts, interviews

MOST = 200
_SQLITE = table("host_search", column("rowid"), column("host_search"))


def find(
    db: Connection,
    scope: Scope,
    words: tuple[str, ...],
    without: Collection[int],
    now: datetime,
) -> tuple[Listing, ...]:
    """Open hosts but those `without`, at most 200: the best fit first, then
    whoever was asked longest ago. Where no words are given, all fit alike."""
    rows = db.execute(_ranked(db, scope, words, without)).all()
    ids = [row.member for row in rows]
    host_of = people.by_ids(db, ids)
    calendar_of = calendars(db, ids, now)
    return tuple(
        Listing(host_of[row.member], row.fit, calendar_of[row.member], row.last_asked)
        for row in rows
    )


def topics(db: Connection, scope: Scope, now: datetime) -> tuple[str, ...]:
    """What the others who can be asked now know about, each once, in the order of the alphabet."""
    is_back = hosts.c.paused_until.is_(None) | (hosts.c.paused_until <= now)
    query = (
        select(hosts.c.field, hosts.c.topics)
        .where(_open(scope), hosts.c.member != scope.me, is_back)
        .distinct()
    )
    found = {topic for field, of_host in db.execute(query) for topic in (field, *of_host)}
    return tuple(sorted(found - {""}, key=lambda topic: (topic.casefold(), topic)))


def holders(db: Connection, community: int, words: Collection[str]) -> dict[str, frozenset[int]]:
    """By each of these words, the open hosts whose profile holds it."""
    match = _match_sqlite if is_sqlite(db) else _match_postgresql
    open_hosts = select(hosts.c.member).where(hosts.c.community == community, hosts.c.open)
    return {
        word: frozenset(db.scalars(open_hosts.where(hosts.c.member.in_(match(word)))))
        for word in words
    }


def _ranked(
    db: Connection, scope: Scope, words: tuple[str, ...], without: Collection[int]
) -> Select[tuple[int, int, datetime | None]]:
    last_asked = (
        select(func.max(interviews.c.asked_at))
        .where(interviews.c.host == hosts.c.member, interviews.c.stage != Stage.DRAFT)
        .scalar_subquery()
        .label("last_asked")
    )
    fits = _fits(db, scope, words)
    fit: ColumnElement[int] = literal(0).label("fit") if fits is None else fits.c.fit
    found = hosts if fits is None else hosts.join(fits, fits.c.member == hosts.c.member)
    return (
        select(hosts.c.member, fit, last_asked)
        .select_from(found)
        .where(_open(scope), hosts.c.member.not_in(without))
        .order_by(fit.desc(), last_asked.asc().nulls_first(), hosts.c.member)
        .limit(MOST)
    )


def _open(scope: Scope) -> ColumnElement[bool]:
    return scope.holds(hosts.c.community, hosts.c.member) & hosts.c.open


def _fits(db: Connection, scope: Scope, words: tuple[str, ...]) -> FromClause | None:
    """Members with the number of the words that their profile holds, and one more where their
    field is called so; without those of 0."""
    if not words:
        return None
    match = _match_sqlite if is_sqlite(db) else _match_postgresql
    called = fields_called(words)
    works_in = select(hosts.c.member).where(_open(scope), hosts.c.field_id.in_(called))
    matches = union_all(*map(match, words), *([works_in] if called else [])).subquery()
    return select(matches.c.member, func.count().label("fit")).group_by(matches.c.member).subquery()


def _match_sqlite(word: str) -> Select[tuple[int]]:
    """FTS5: a string in double quotes is stemmed; with a star it is the beginning of a word."""
    query = '"' + _printable(word).replace('"', '""') + '"*'
    return select(_SQLITE.c.rowid.label("member")).where(_SQLITE.c.host_search.match(query))


def _match_postgresql(word: str) -> Select[tuple[int]]:
    """A string in single quotes is stemmed; with :* it is the beginning of a word. The space
    is for the empty one, which would be an error."""
    lexeme = _printable(word).replace("\\", "\\\\").replace("'", "''")
    query = func.to_tsquery("english", f"' {lexeme}':*")
    return select(hosts.c.member).where(column("search").bool_op("@@")(query))


def _printable(word: str) -> str:
    """Without what no database takes: NUL and halves of surrogate pairs."""
    return "".join(letter if letter.isprintable() else " " for letter in word)
