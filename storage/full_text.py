"""What the full-text indexes of the two databases hold: hosts by their profiles, members by their
names. Words are folded, as bot.language.accents does it."""

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    cast,
    column,
    func,
    or_,
    select,
    table,
)

from bot.language.search import forms, is_in_capitals, is_whole
from storage.dialect import is_sqlite
from storage.tables import hosts, members

_HOSTS = table("host_search", column("rowid"), column("host_search"))
_NAMES = table("name_search", column("rowid"), column("name_search"))
_TEXTS = (hosts.c.headline, hosts.c.field, hosts.c.role, hosts.c.organisation)


def hosts_with(db: Connection, word: str) -> Select[tuple[int]]:
    """Whose profile holds the word, or one of its stem, or one that begins with it or another of
    its forms; a short one only as it is."""
    whole = is_whole(word)
    meant = (word,) if whole else forms(word)
    found = select(hosts.c.member)
    if is_in_capitals(word):
        found = found.where(_holds_exactly(db, word.upper()))
    if is_sqlite(db):
        held = select(_HOSTS.c.rowid).where(_HOSTS.c.host_search.match(_fts5(meant, whole=whole)))
        return found.where(hosts.c.member.in_(held))
    return found.where(_matches("simple" if whole else "english", meant, whole=whole))


def called(db: Connection, word: str, *, whole: bool = False) -> Select[tuple[int]]:
    """The ids of members one of whose names is this word, or begins with it."""
    if is_sqlite(db):
        match = _NAMES.c.name_search.match(_fts5((word,), whole=whole))
        return select(_NAMES.c.rowid.label("member")).where(match)
    return select(members.c.id.label("member")).where(_matches("simple", (word,), whole=whole))


def _holds_exactly(db: Connection, word: str) -> ColumnElement[bool]:
    """Of those found, so it may look at their texts."""
    place = func.instr if is_sqlite(db) else func.strpos
    texts = (*_TEXTS, cast(hosts.c.topics, String))
    return or_(*(place(text, word) > 0 for text in texts))


def _fts5(words: Iterable[str], *, whole: bool) -> str:
    """One of the words. A string in double quotes is stemmed; with a star it is the beginning of a
    word."""
    quoted = ('"' + _printable(word).replace('"', '""') + '"' for word in words)
    return " OR ".join(each if whole else f"{each}*" for each in quoted)


def _matches(config: str, words: Iterable[str], *, whole: bool) -> ColumnElement[bool]:
    """One of the words. A string in single quotes is stemmed; with :* it is the beginning of a
    word. The space is for the empty one, which would be an error."""
    escaped = (_printable(word).replace("\\", "\\\\").replace("'", "''") for word in words)
    lexemes = (f"' {each}'{'' if whole else ':*'}" for each in escaped)
    return column("search").bool_op("@@")(func.to_tsquery(config, " | ".join(lexemes)))


def _printable(word: str) -> str:
    """Without what no database takes: NUL and halves of surrogate pairs."""
    return "".join(letter if letter.isprintable() else " " for letter in word)
