"""What a search among many hosts needs: when each was last asked, and indexes of the open hosts by
community, so that no search has to read all of them.

On SQLite, host_names contains names and topics unchanged, to find what somebody has typed so far.
The beginnings of words are indexed, too."""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"

TWO_LETTERS = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"} | {
    "þ": "th",
    "Þ": "th",
}
OF_THEIR_OWN = dict(zip("łŁøØđĐðÐħĦŧŦı", "llooddddhhtti", strict=True))
HELD = ("headline", "field", "topics", "role", "organisation")


def upgrade() -> None:
    op.add_column(
        "host", sa.Column("last_asked", sa.BigInteger, nullable=False, server_default="0")
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        for name in ("added", "changed", "removed"):
            op.execute(f"DROP TRIGGER host_search_{name}")
        op.execute("DROP TABLE host_search")
    asked_at = "max(asked_at)"
    seconds = f"strftime('%s', {asked_at})" if sqlite else f"extract(epoch from {asked_at})"
    op.execute(
        f"UPDATE host SET last_asked = coalesce((SELECT CAST({seconds} AS BIGINT) FROM interview "  # noqa: S608
        "WHERE interview.host = host.member AND stage <> 'draft'), 0)"
    )
    op.drop_index("host_open", "host")
    op.create_index("host_open", "host", ["community", "open", "member"])
    op.create_index("host_field", "host", ["community", "open", "field_id", "member"])
    op.create_index("host_last_asked", "host", ["community", "open", "last_asked", "member"])
    if sqlite:
        _search_on_sqlite()


def _search_on_sqlite() -> None:
    _fts5("host_search", ", ".join(HELD), "porter unicode61")
    _fts5("host_names", "name, topics", "unicode61")
    op.execute(f"{_keep('host')} FROM host WHERE host.open")
    op.execute(f"{_keep_names('host')} FROM host WHERE host.open")
    forget = "".join(
        f"DELETE FROM {each} WHERE rowid = old.member;"  # noqa: S608
        for each in ("host_search", "host_names")
    )
    keep = f"{_keep('new')} WHERE new.open; {_keep_names('new')} WHERE new.open;"
    told = ("open", "community", *HELD)
    changed = " OR ".join(f"new.{each} IS NOT old.{each}" for each in told)
    for name, event, actions in (
        ("added", "INSERT ON host", keep),
        ("changed", f"UPDATE OF {', '.join(told)} ON host WHEN {changed}", forget + keep),
        ("removed", "DELETE ON host", forget),
    ):
        op.execute(f"CREATE TRIGGER host_search_{name} AFTER {event} BEGIN {actions} END")
    anew = f"{_keep_names('host')} FROM host WHERE host.member = new.id AND host.open;"
    op.execute(
        "CREATE TRIGGER host_names_changed AFTER UPDATE OF name ON member "  # noqa: S608
        "WHEN new.name <> old.name "
        f"BEGIN DELETE FROM host_names WHERE rowid = new.id; {anew} END"
    )


def _fts5(name: str, columns: str, tokenizer: str) -> None:
    op.execute(
        f"CREATE VIRTUAL TABLE {name} USING fts5 ({columns}, community, "
        f"prefix = '1 2 3 4 5 6 7 8 9', tokenize = '{tokenizer} remove_diacritics 2')"
    )


def _keep(row: str) -> str:
    texts = ", ".join(
        _replaced(_topics(row) if each == "topics" else f"{row}.{each}") for each in HELD
    )
    return (
        f"INSERT INTO host_search (rowid, {', '.join(HELD)}, community) "
        f"SELECT {row}.member, {texts}, 'c' || {row}.community"
    )


def _keep_names(row: str) -> str:
    name = f"(SELECT name FROM member WHERE id = {row}.member)"  # noqa: S608
    topics = f"{row}.field || ' ' || coalesce({_topics(row)}, '')"
    return (
        "INSERT INTO host_names (rowid, name, topics, community) "
        f"SELECT {row}.member, {_replaced(name)}, {_replaced(topics)}, 'c' || {row}.community"
    )


def _topics(row: str) -> str:
    return f"(SELECT group_concat(value, ' ') FROM json_each({row}.topics))"  # noqa: S608


def _replaced(text: str) -> str:
    for letter, plain in (TWO_LETTERS | OF_THEIR_OWN).items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text
