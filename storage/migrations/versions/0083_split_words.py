"""On PostgreSQL, words are split in hosts' profiles and in names as they are on SQLite and in what
somebody searches for. Its parser took "React.js", "UX/UI" or "J.R.R." for one word each, so that
nobody was found by a part of them."""

from string import ascii_uppercase, digits
from unicodedata import normalize

from alembic import op

revision = "0083"
down_revision = "0082"

TWO_LETTERS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"} | {
    "þ": "th",
    "Þ": "th",
}
OF_THEIR_OWN = dict(zip("łŁøØđĐðÐħĦŧŦı", "llooddddhhtti", strict=True))
LATIN = [
    chr(code) for start, end in ((0xC0, 0x250), (0x1E00, 0x1F00)) for code in range(start, end)
]
USUAL = " etaoinsrhldcumfpgwybvkxjqz" + ascii_uppercase + digits
"""These become themselves. PostgreSQL finds them at once, as they stand first."""
MARKS = "".join(map(chr, range(0x300, 0x370)))
JOINING = "./@_~<>&+"
CHANGED = " OR ".join(
    f"new.{each} IS DISTINCT FROM old.{each}"
    for each in ("community", "open", "paused_until", "search")
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("DROP TRIGGER host_search_changed ON host")
    words = _split("headline || ' ' || field || ' ' || role || ' ' || organisation")
    topics = f"({_split('topics::jsonb::text')})::jsonb"
    _make_search(
        "host",
        *(
            f"to_tsvector('{config}', {text})"
            for config in ("english", "simple")
            for text in (words, topics)
        ),
    )
    _make_search("member", f"to_tsvector('simple', {_split('name')})")
    op.execute("CREATE INDEX name_search ON member USING gin (search) WITH (fastupdate = off)")
    for held, table, key in (("host_search", "host", "member"), ("host_names", "member", "id")):
        op.execute(
            f"UPDATE {held} SET held = {table}.search FROM {table} "  # noqa: S608
            f"WHERE {table}.{key} = {held}.member AND held <> {table}.search"
        )
    op.execute(
        f"CREATE TRIGGER host_search_changed AFTER UPDATE ON host FOR EACH ROW WHEN ({CHANGED}) "
        "EXECUTE FUNCTION keep_host_search()"
    )


def _make_search(table: str, *vectors: str) -> None:
    op.execute(
        f"ALTER TABLE {table} DROP COLUMN search, ADD COLUMN search tsvector "
        f"GENERATED ALWAYS AS ({' || '.join(vectors)}) STORED"
    )


def _split(text: str) -> str:
    apart = f"translate({_folded(text)}, '{JOINING}', '{' ' * len(JOINING)}')"
    return f"regexp_replace({apart}, '-(?=[0-9])', ' ', 'g')"


def _folded(text: str) -> str:
    for letter, plain in TWO_LETTERS.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    letters = {letter: normalize("NFD", letter)[0] for letter in LATIN} | OF_THEIR_OWN
    latin = {letter: plain for letter, plain in letters.items() if plain.isascii()}
    given, plain = (USUAL + "".join(each) for each in (latin, latin.values()))
    return f"translate({text}, '{given}{MARKS}', '{plain}')"
