"""What the full-text indexes of the two databases contain: open hosts by profile and by name, and
members by name. Words are folded; see bot.language.accents."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, func, literal_column, select

from bot.language.search import (
    also_called,
    forms,
    has_sign,
    is_in_capitals,
    is_whole,
    spellings,
)
from storage.search import full_text_postgresql, full_text_sqlite
from storage.search.full_text_postgresql import WantedHosts
from storage.search.full_text_sqlite import (
    NAMES,
    NAMES_OF_HOSTS,
    SEARCH,
    TOPICS_OF_HOSTS,
    QueriedHosts,
    indexed,
)
from storage.statements.dialect import is_sqlite
from storage.tables import members

FoundHosts = QueriedHosts | WantedHosts
"""A search for open hosts of a community. It returns hosts in the order of their ids, so it can
take a few of many, and begin anywhere."""


def some_of_each(
    db: Connection,
    these: Sequence[FoundHosts],
    most: int,
    *,
    start: int = 0,
    now: datetime | None = None,
    enough: int | None = None,
) -> list[list[int]]:
    """Up to `most` hosts for each of these searches: from the id `start` on, then from the
    beginning. Hosts who are on a break `now` are left out. All searches are in one community.
    If more than `enough` would take long, fewer are found. None: always as many as there are."""
    if not these:
        return []
    some = full_text_sqlite.some_of_each if is_sqlite(db) else full_text_postgresql.some_of_each
    enough = most if enough is None else enough
    return some(db, these, most, start, now, enough=enough)  # type: ignore[arg-type]


def among(db: Connection, hosts: Collection[int], these: Sequence[FoundHosts]) -> list[list[int]]:
    """Which of these open hosts of the community each search for words or for a field finds."""
    if not hosts or not these:
        return [[] for _ in these]
    among = full_text_sqlite.among if is_sqlite(db) else full_text_postgresql.among
    return among(db, list(hosts), these)  # type: ignore[arg-type]


def hosts_with(db: Connection, community: int, *words: str, whole: bool = False) -> FoundHosts:
    """Hosts whose profile contains all of the words. A word matches itself, words with its stem,
    and unless `whole`, words that begin with it or with another of its forms. A short word matches
    only itself. A word in capitals must also occur in capitals, and one with a sign with its
    sign."""
    capitals = tuple(word.upper() for word in words if is_in_capitals(word))
    signs = tuple(filter(has_sign, words))
    if is_sqlite(db):
        asked = _all(
            _fts5(_meant(word), also_called(word), whole=whole or is_whole(word)) for word in words
        )
        return _queried(indexed(SEARCH, *capitals, *signs), community, f"- community : {asked}")
    short, stemmed = (
        " & ".join(
            _lexemes(_meant(word), also_called(word), whole=whole or kind)
            for word in words
            if is_whole(word) is kind
        )
        for kind in (True, False)
    )
    return WantedHosts(community, "words", stemmed, short, capitals + signs)


def hosts_called(db: Connection, community: int, *words: str, whole: bool = False) -> FoundHosts:
    """Hosts who have a name for each of the words. The name begins with the word, or is the word if
    `whole`."""
    if is_sqlite(db):
        asked = _all(_fts5(spellings(word), whole=whole) for word in words)
        return _queried(indexed(NAMES_OF_HOSTS), community, f"name : {asked}")
    asked = " & ".join(_lexemes(spellings(word), whole=whole) for word in words)
    return WantedHosts(community, "names", whole=asked)


def hosts_about(db: Connection, community: int, *beginnings: str) -> FoundHosts:
    """Hosts whose field and topics contain words that begin so. On PostgreSQL, such words may also
    be elsewhere in their profile."""
    if is_sqlite(db):
        asked = _all(_fts5((each,), whole=False) for each in beginnings)
        return _queried(indexed(TOPICS_OF_HOSTS), community, f"topics : {asked}")
    return WantedHosts(community, "words", whole=_as_they_are(beginnings, whole=False))


def hosts_of_field(db: Connection, community: int, field: str) -> FoundHosts:
    if is_sqlite(db):
        values = {"of": community, "field": field}
        return QueriedHosts(full_text_sqlite.of_field, values, values)
    return WantedHosts(community, "field", field=field)


def members_called(db: Connection, word: str) -> Select[tuple[int]]:
    """The ids of members, hosts or not, who have a name that begins with this word."""
    if is_sqlite(db):
        match = NAMES.c.name_search.match(_fts5(spellings(word), whole=False))
        return select(NAMES.c.rowid.label("member")).where(match)
    wanted = func.to_tsquery("simple", _lexemes(spellings(word), whole=False))
    is_called = literal_column("member.search").bool_op("@@")(wanted)
    return select(members.c.id.label("member")).where(is_called)


def _queried(query: full_text_sqlite.Query, community: int, asked: str) -> QueriedHosts:
    """In SQLite's index, the rows of open hosts contain their community as a word."""
    here = {"asked": f"community : c{community} AND {asked}"}
    return QueriedHosts(query, here, {"asked": asked})


def _as_they_are(words: Iterable[str], *, whole: bool) -> str:
    return " & ".join(_lexemes((word,), whole=whole) for word in words)


def _meant(word: str) -> tuple[str, ...]:
    return (word,) if is_whole(word) else forms(word)


def _all(asked: Iterable[str]) -> str:
    return "(" + " AND ".join(f"({each})" for each in asked) + ")"


def _fts5(words: Iterable[str], also: Iterable[str] = (), *, whole: bool) -> str:
    """A query for one of the words, or for one of those that `also` count as whole words. A string
    in double quotes is stemmed; with a star, it matches the beginning of a word."""
    ended = [*((word, "" if whole else "*") for word in words), *((word, "") for word in also)]
    quoted = ('"' + _printable(word).replace('"', '""') + f'"{end}' for word, end in ended)
    return " OR ".join(quoted)


def _lexemes(words: Iterable[str], also: Iterable[str] = (), *, whole: bool) -> str:
    """As _fts5. A string in single quotes is stemmed; with :*, it matches the beginning of a word.
    The space is there because an empty string would be an error."""
    ended = [*((word, "" if whole else ":*") for word in words), *((word, "") for word in also)]
    escaped = (
        (_printable(word).replace("\\", "\\\\").replace("'", "''"), end) for word, end in ended
    )
    return "(" + " | ".join(f"' {each}'{end}" for each, end in escaped) + ")"


def _printable(word: str) -> str:
    """Replace letters that cannot be printed with spaces. No database accepts all of them: NUL and
    halves of surrogate pairs are errors."""
    return "".join(letter if letter.isprintable() else " " for letter in word)
