"""Creates all tables of the newest version in an empty database, because to apply every version one
after the other takes many times as long.

The search has tables, columns and triggers that storage.tables cannot declare; they are here. On
SQLite, these are full-text indexes of open hosts, and of everybody's name. On PostgreSQL, generated
columns prepare the words of hosts and members, and triggers copy those of open hosts into narrow
tables. A test compares all of this with what the versions lead to."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from string import ascii_uppercase, digits
from unicodedata import normalize

from sqlalchemy import Column, Connection, Index, MetaData, PrimaryKeyConstraint, String, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from storage.statements.dialect import is_sqlite
from storage.tables import metadata

_VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's table. https://alembic.sqlalchemy.org/en/latest/tutorial.html"""
_TWO_LETTERS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"} | {
    "þ": "th",
    "Þ": "th",
}
_OF_THEIR_OWN = dict(zip("łŁøØđĐðÐħĦŧŦı", "llooddddhhtti", strict=True))
"""Letters that Unicode does not decompose into a letter and an accent."""
_USUAL = " etaoinsrhldcumfpgwybvkxjqz" + ascii_uppercase + digits
"""PostgreSQL's translate compares each letter with those of its list until it finds it there.
Nearly all letters are these, so they stand first, and become themselves: to index a profile then
takes a quarter of the time."""
_JOINING = "./@_~<>&+"
"""Signs with which PostgreSQL takes several words for one, such as an address, a path or a tag."""
_TEXTS = ("headline", "field", "topics", "role", "organisation")
_INDEXES = ("host_search", "host_names", "host_topics")
_KEEP_HOST = """
CREATE FUNCTION keep_host_search() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM host_search WHERE community = old.community AND member = old.member;
    DELETE FROM host_names WHERE community = old.community AND member = old.member;
  END IF;
  IF TG_OP <> 'DELETE' AND new.open THEN
    INSERT INTO host_search VALUES (new.community, new.member, new.paused_until, new.search);
    INSERT INTO host_names SELECT new.community, new.member, new.paused_until, search
    FROM member WHERE id = new.member;
  END IF;
  RETURN NULL;
END $$
"""
_KEEP_NAME = """
CREATE FUNCTION keep_host_name() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE host_names SET held = new.search WHERE community = new.community AND member = new.id;
  RETURN NULL;
END $$
"""


def create(db: Connection, version: str) -> None:
    """Create everything, and note that it is of this version. The indexes are created in the same
    order each time, which SQLAlchemy would not do: SQLite's plans may depend on it."""
    for table in metadata.sorted_tables:
        indexes = sorted(table.indexes, key=attrgetter("name"))
        if not is_sqlite(db):
            _take_options(table, *indexes)
        db.execute(CreateTable(table))
        for index in indexes:
            db.execute(CreateIndex(index))
    for statement in _search_on_sqlite() if is_sqlite(db) else _search_on_postgresql():
        db.exec_driver_sql(statement)
    _VERSION.create(db)
    db.execute(_VERSION.insert().values(version_num=version))


def _take_options(*created: Table | Index) -> None:
    """As storage.tables.partial.on_postgresql_alone says."""
    for each in created:
        each.dialect_kwargs.update(each.info)


def _search_on_sqlite() -> Iterator[str]:
    prefixes = "community, prefix = '1 2 3 4 5 6 7 8 9'"
    yield _fts5("host_search", f"{', '.join(_TEXTS)}, {prefixes}", "porter unicode61")
    yield _fts5("host_names", f"name, {prefixes}", "unicode61")
    yield _fts5("host_topics", f"topics, {prefixes}", "unicode61")
    yield _fts5("name_search", "name", "unicode61")
    yield from _triggers_of_profiles()
    yield from _triggers_of_names()


def _fts5(name: str, options: str, tokenizer: str) -> str:
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5 "
        f"({options}, tokenize = '{tokenizer} remove_diacritics 2')"
    )


def _triggers_of_profiles() -> Iterator[str]:
    forget = "".join(f"DELETE FROM {each} WHERE rowid = old.member;" for each in _INDEXES)  # noqa: S608
    keep = "".join(
        f"{each('new')} WHERE new.open;" for each in (_keep_profile, _keep_name, _keep_topics)
    )
    kept = ("open", "community", *_TEXTS)
    changed = " OR ".join(f"new.{each} IS NOT old.{each}" for each in kept)
    yield _trigger("host_search_added", "INSERT ON host", keep)
    update = f"UPDATE OF {', '.join(kept)} ON host WHEN {changed}"
    yield _trigger("host_search_changed", update, forget + keep)
    yield _trigger("host_search_removed", "DELETE ON host", forget)


def _triggers_of_names() -> Iterator[str]:
    renamed = "UPDATE OF name ON member WHEN new.name <> old.name"
    of_host = f"{_keep_name('host')} FROM host WHERE host.member = new.id AND host.open;"
    forget = "DELETE FROM host_names WHERE rowid = new.id;"
    yield _trigger("host_names_changed", renamed, f"{forget} {of_host}")
    keep = f"INSERT INTO name_search (rowid, name) VALUES (new.id, {_replaced('new.name')});"  # noqa: S608
    forget = "DELETE FROM name_search WHERE rowid = old.id;"
    yield _trigger("name_search_added", "INSERT ON member", keep)
    yield _trigger("name_search_changed", renamed, forget + keep)
    yield _trigger("name_search_removed", "DELETE ON member", forget)


def _trigger(name: str, event: str, actions: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {actions} END"


def _keep_profile(row: str) -> str:
    texts = (_topics(row) if each == "topics" else f"{row}.{each}" for each in _TEXTS)
    return _keep("host_search", row, _TEXTS, texts)


def _keep_name(row: str) -> str:
    name = f"(SELECT name FROM member WHERE id = {row}.member)"  # noqa: S608
    return _keep("host_names", row, ["name"], [name])


def _keep_topics(row: str) -> str:
    topics = f"{row}.field || ' ' || coalesce({_topics(row)}, '')"
    return _keep("host_topics", row, ["topics"], [topics])


def _keep(index: str, row: str, columns: Iterable[str], texts: Iterable[str]) -> str:
    return (
        f"INSERT INTO {index} (rowid, {', '.join(columns)}, community) "
        f"SELECT {row}.member, {', '.join(map(_replaced, texts))}, 'c' || {row}.community"
    )


def _topics(row: str) -> str:
    return f"(SELECT group_concat(value, ' ') FROM json_each({row}.topics))"  # noqa: S608


def _replaced(text: str) -> str:
    """SQL: the text with those letters replaced that SQLite's index does not fold."""
    for letter, plain in (_TWO_LETTERS | _OF_THEIR_OWN).items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text


def _search_on_postgresql() -> Iterator[str]:
    yield from _generated_columns()
    yield from _tables_of_hosts()
    yield from (_KEEP_HOST, _KEEP_NAME)
    yield from _triggers_on_postgresql()


def _generated_columns() -> Iterator[str]:
    words = _split(_folded("headline || ' ' || field || ' ' || role || ' ' || organisation"))
    topics = f"({_split(_folded('topics::jsonb::text'))})::jsonb"
    yield _add_search(
        "host", *_vectors("english", words, topics), *_vectors("simple", words, topics)
    )
    yield _add_search("member", *_vectors("simple", _split(_folded("name"))))
    yield "CREATE INDEX name_search ON member USING gin (search) WITH (fastupdate = off)"


def _tables_of_hosts() -> Iterator[str]:
    for name in ("host_search", "host_names"):
        yield (
            f"CREATE TABLE {name} (community integer, member integer, "
            "paused_until timestamp with time zone, held tsvector, PRIMARY KEY (community, member))"
        )
        yield f"CREATE INDEX {name}_held ON {name} USING gin (held) WITH (fastupdate = off)"


def _triggers_on_postgresql() -> Iterator[str]:
    changed = " OR ".join(
        f"new.{each} IS DISTINCT FROM old.{each}"
        for each in ("community", "open", "paused_until", "search")
    )
    for trigger, when, then in (
        ("host_search_kept AFTER INSERT OR DELETE ON host", "true", "keep_host_search"),
        ("host_search_changed AFTER UPDATE ON host", changed, "keep_host_search"),
        ("host_name_changed AFTER UPDATE ON member", "new.name <> old.name", "keep_host_name"),
    ):
        yield f"CREATE TRIGGER {trigger} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {then}()"


def _vectors(config: str, *texts: str) -> Iterator[str]:
    return (f"to_tsvector('{config}', {text})" for text in texts)


def _add_search(table: str, *vectors: str) -> str:
    return (
        f"ALTER TABLE {table} ADD COLUMN search tsvector "
        f"GENERATED ALWAYS AS ({' || '.join(vectors)}) STORED"
    )


def _folded(text: str) -> str:
    """SQL: the text without accents, which PostgreSQL could otherwise ignore only with an extension
    that not everybody may install."""
    for letter, plain in _TWO_LETTERS.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    latin = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    letters = {letter: normalize("NFD", letter)[0] for letter in latin} | _OF_THEIR_OWN
    folded = {letter: base for letter, base in letters.items() if base.isascii()}
    marks = "".join(map(chr, range(0x300, 0x370)))
    given, plain = (_USUAL + "".join(each) for each in (folded, folded.values()))
    return f"translate({text}, '{given}{marks}', '{plain}')"


def _split(text: str) -> str:
    """SQL: the text with spaces where bot.language.search and SQLite end a word, but PostgreSQL
    does not: React.js, UX/UI, and K-12, in which it finds the number -12."""
    apart = f"translate({text}, '{_JOINING}', '{' ' * len(_JOINING)}')"
    return f"regexp_replace({apart}, '-(?=[0-9])', ' ', 'g')"
