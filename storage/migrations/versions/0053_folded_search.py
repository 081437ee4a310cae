"""The search treats letters with accents like those without, and finds names by their beginnings.

SQLite's index does most of this itself. PostgreSQL's can ignore accents only with an extension that
not everybody may install, so its columns contain folded text. It also leaves out words such as
"it", which is a field when it is in capitals, so the columns contain all words unchanged, too."""

from string import ascii_uppercase, digits
from unicodedata import normalize

from alembic import op
from sqlalchemy import column, select, table

revision = "0053"
down_revision = "0052"

TWO_LETTERS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"} | {
    "þ": "th",
    "Þ": "th",
}
OF_THEIR_OWN = dict(zip("łŁøØđĐðÐħĦŧŦı", "llooddddhhtti", strict=True))
"""Letters that Unicode does not decompose into a letter and an accent."""

LATIN = [
    chr(code) for start, end in ((0xC0, 0x250), (0x1E00, 0x1F00)) for code in range(start, end)
]
USUAL = " etaoinsrhldcumfpgwybvkxjqz" + ascii_uppercase + digits
"""These become themselves. PostgreSQL finds them at once, as they stand first."""
MARKS = "".join(map(chr, range(0x300, 0x370)))


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _hosts_on_sqlite()
        _names_on_sqlite()
    else:
        _hosts_on_postgresql()
        _names_on_postgresql()
    _reading_list()


def _hosts_on_sqlite() -> None:
    for name in ("added", "changed", "removed"):
        op.execute(f"DROP TRIGGER host_search_{name}")
    op.execute("DELETE FROM host_search")
    keep = "INSERT INTO host_search (rowid, headline, field, topics, role, organisation) "
    forget = "DELETE FROM host_search WHERE rowid = old.member;"
    op.execute(f"{keep} SELECT {_of_host('host')} FROM host")  # noqa: S608
    added = f"{keep} VALUES ({_of_host('new')});"
    for name, event, actions in (
        ("added", "INSERT", added),
        ("changed", "UPDATE", forget + added),
        ("removed", "DELETE", forget),
    ):
        op.execute(f"CREATE TRIGGER host_search_{name} AFTER {event} ON host BEGIN {actions} END")


def _of_host(row: str) -> str:
    topics = f"(SELECT group_concat(value, ' ') FROM json_each({row}.topics))"  # noqa: S608
    texts = (f"{row}.headline", f"{row}.field", topics, f"{row}.role", f"{row}.organisation")
    return ", ".join((f"{row}.member", *map(_replaced, texts)))


def _names_on_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE name_search USING fts5 (name, "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    keep = "INSERT INTO name_search (rowid, name) "
    forget = "DELETE FROM name_search WHERE rowid = old.id;"
    op.execute(f"{keep} SELECT id, {_replaced('name')} FROM member")  # noqa: S608
    added = f"{keep} VALUES (new.id, {_replaced('new.name')});"
    for name, event, actions in (
        ("added", "INSERT ON member", added),
        ("changed", "UPDATE OF name ON member WHEN new.name <> old.name", forget + added),
        ("removed", "DELETE ON member", forget),
    ):
        op.execute(f"CREATE TRIGGER name_search_{name} AFTER {event} BEGIN {actions} END")


def _hosts_on_postgresql() -> None:
    op.execute("ALTER TABLE host DROP COLUMN search")
    words = _folded("headline || ' ' || field || ' ' || role || ' ' || organisation")
    topics = f"({_folded('topics::jsonb::text')})::jsonb"
    vectors = (
        f"to_tsvector('{config}', {text})"
        for config in ("english", "simple")
        for text in (words, topics)
    )
    op.execute(
        "ALTER TABLE host ADD COLUMN search tsvector GENERATED ALWAYS AS "
        f"({' || '.join(vectors)}) STORED"
    )
    op.execute("CREATE INDEX host_search ON host USING gin (search)")


def _names_on_postgresql() -> None:
    op.execute(
        "ALTER TABLE member ADD COLUMN search tsvector GENERATED ALWAYS AS "
        f"(to_tsvector('simple', {_folded('name')})) STORED"
    )
    op.execute("CREATE INDEX name_search ON member USING gin (search)")


def _reading_list() -> None:
    """The reading list compares words exactly, so its stored words are folded."""
    rows = table("recommendation", column("interview"), column("key"), column("words"))
    connection = op.get_bind()
    for interview, key, words in connection.execute(select(rows)).all():
        if not words.isascii():
            this = (rows.c.interview == interview) & (rows.c.key == key)
            connection.execute(rows.update().where(this).values(words=_without_accents(words)))


def _without_accents(words: str) -> str:
    letters: dict[str, str | int | None] = {**TWO_LETTERS, **OF_THEIR_OWN}
    plain = normalize("NFC", words).translate(str.maketrans(letters))
    return "".join(
        normalize("NFD", letter)[0] if letter in LATIN else letter
        for letter in plain
        if letter not in MARKS
    )


def _replaced(text: str) -> str:
    """An SQL expression: the text with those letters replaced that SQLite's index does not fold."""
    for letter, plain in (TWO_LETTERS | OF_THEIR_OWN).items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text


def _folded(text: str) -> str:
    for letter, plain in TWO_LETTERS.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    letters = {letter: normalize("NFD", letter)[0] for letter in LATIN} | OF_THEIR_OWN
    latin = {letter: plain for letter, plain in letters.items() if plain.isascii()}
    given, plain = (USUAL + "".join(each) for each in (latin, latin.values()))
    return f"translate({text}, '{given}{MARKS}', '{plain}')"
