"""Names and topics of open hosts get separate indexes, so that a word which is a topic of thousands
is not searched in each of their names. Suspended members get an index, too.

PostgreSQL puts new words on a pending list next to an index until a vacuum, and every search reads
that list. Profiles change rarely, so their words now go straight into the index."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"

TWO_LETTERS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"} | {
    "þ": "th",
    "Þ": "th",
}
OF_THEIR_OWN = dict(zip("łŁøØđĐðÐħĦŧŦı", "llooddddhhtti", strict=True))
HELD = ("headline", "field", "topics", "role", "organisation")
INDEXES = ("host_search", "host_names", "host_topics")


def upgrade() -> None:
    op.create_index(
        "member_suspended",
        "member",
        ["community", "suspension"],
        sqlite_where=sa.text("suspension IS NOT NULL"),
        postgresql_where=sa.text("suspension IS NOT NULL"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _names_and_topics_on_sqlite()
        return
    for index in ("host_search", "name_search"):
        op.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        op.execute(f"SELECT gin_clean_pending_list('{index}')")


def _names_and_topics_on_sqlite() -> None:
    for name in ("host_search_added", "host_search_changed", "host_search_removed"):
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP TRIGGER host_names_changed")
    op.execute("DROP TABLE host_names")
    for name, text in (("host_names", "name"), ("host_topics", "topics")):
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5 ({text}, community, "
            "prefix = '1 2 3 4 5 6 7 8 9', tokenize = 'unicode61 remove_diacritics 2')"
        )
    for keep in (_keep_name, _keep_topics):
        op.execute(f"{keep('host')} FROM host WHERE host.open")
    _triggers()


def _triggers() -> None:
    forget = "".join(
        f"DELETE FROM {each} WHERE rowid = old.member;"  # noqa: S608
        for each in INDEXES
    )
    keep = "".join(
        f"{each('new')} WHERE new.open;" for each in (_keep_profile, _keep_name, _keep_topics)
    )
    told = ("open", "community", *HELD)
    changed = " OR ".join(f"new.{each} IS NOT old.{each}" for each in told)
    for name, event, actions in (
        ("added", "INSERT ON host", keep),
        ("changed", f"UPDATE OF {', '.join(told)} ON host WHEN {changed}", forget + keep),
        ("removed", "DELETE ON host", forget),
    ):
        op.execute(f"CREATE TRIGGER host_search_{name} AFTER {event} BEGIN {actions} END")
    anew = f"{_keep_name('host')} FROM host WHERE host.member = new.id AND host.open;"
    op.execute(
        "CREATE TRIGGER host_names_changed AFTER UPDATE OF name ON member "  # noqa: S608
        "WHEN new.name <> old.name "
        f"BEGIN DELETE FROM host_names WHERE rowid = new.id; {anew} END"
    )


def _keep_profile(row: str) -> str:
    texts = (_topics(row) if each == "topics" else f"{row}.{each}" for each in HELD)
    return _keep("host_search", row, HELD, map(_replaced, texts))


def _keep_name(row: str) -> str:
    name = f"(SELECT name FROM member WHERE id = {row}.member)"  # noqa: S608
    return _keep("host_names", row, ["name"], [_replaced(name)])


def _keep_topics(row: str) -> str:
    topics = f"{row}.field || ' ' || coalesce({_topics(row)}, '')"
    return _keep("host_topics", row, ["topics"], [_replaced(topics)])


def _keep(index: str, row: str, columns: Iterable[str], texts: Iterable[str]) -> str:
    return (
        f"INSERT INTO {index} (rowid, {', '.join(columns)}, community) "
        f"SELECT {row}.member, {', '.join(texts)}, 'c' || {row}.community"
    )


def _topics(row: str) -> str:
    return f"(SELECT group_concat(value, ' ') FROM json_each({row}.topics))"  # noqa: S608


def _replaced(text: str) -> str:
    for letter, plain in (TWO_LETTERS | OF_THEIR_OWN).items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text
