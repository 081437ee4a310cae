"""A card is identified by a digest of its key, and takes a tenth less space. Two values that
nothing read are deleted: the version that was shown, and the fraction of the second in which a card
was taken."""

from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"

KEPT = (
    "id, member, about, card, changes_later, version, posted_at, due_at, taken, attempts, message,"
    " until, grouped, in_doubt, bulk, taken_by, fleeting, space, holds"
)
REST_OF_KEY = (
    "CASE WHEN substr(key, 1, length(about) + 1) = about || ':'"
    " THEN substr(key, length(about) + 1) ELSE key END"
)
DIGEST = (
    "(('x' || substr(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 1, 12))::bit(48)::bigint >> 1)"
)
IS_TAKEN = ("taken = 1", "taken")
IS_FLEETING = ("fleeting = 1", "fleeting")
INDEXES = {
    "card_settled": (["space", "taken_at"], ("due_at IS NULL AND taken_at IS NOT NULL",) * 2),
    "card_fleeting": (["taken_at"], IS_FLEETING),
    "card_about": (["about"], ("about IS NOT NULL",) * 2),
}
"""New indexes, and those of a column that changed."""
OTHERS = {
    "card_waiting": (
        ["space", "due_at", "posted_at", "id", "member"],
        ("due_at IS NOT NULL AND taken = 0 AND bulk = 0", ""),
    ),
    "card_in_bulk": (
        ["space", "due_at", "posted_at", "id"],
        ("due_at IS NOT NULL AND bulk = 1", ""),
    ),
    "card_pending_of_member": (["member", "posted_at"], ("due_at IS NOT NULL", "")),
    "card_taken": (["member", "posted_at"], ("taken = 1", "")),
    "card_holding": (
        ["member", "due_at"],
        ("due_at IS NOT NULL AND holds = 1 AND bulk = 0 AND message IS NULL", ""),
    ),
}
"""Indexes to make again on SQLite, because the table is made again there."""


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    (_on_sqlite if is_sqlite else _on_postgresql)()
    for name, (columns, which) in (INDEXES | (OTHERS if is_sqlite else {})).items():
        op.create_index(name, "card", columns, **_only(*which))
    op.create_index("card_known", "card", ["member", "digest"], unique=True)


def _on_sqlite() -> None:
    """SQLite cannot change a unique column, so the rows move to a new table. This also fills their
    pages."""
    driver: Any = op.get_bind().connection.driver_connection
    driver.create_function("digest_of", 1, _digest, deterministic=True)
    op.execute("ALTER TABLE card RENAME TO card_before")
    _make_table()
    op.execute(
        f"INSERT INTO card ({KEPT}, key, digest, taken_at)"  # noqa: S608
        f" SELECT {KEPT}, {REST_OF_KEY}, digest_of(key), taken_at / 1000000 FROM card_before"
        " ORDER BY id"
    )
    op.drop_table("card_before")


def _digest(key: str) -> int:
    return int.from_bytes(sha256(key.encode()).digest()[:6]) >> 1


def _make_table() -> None:
    op.create_table(
        "card",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("space", sa.Integer, nullable=False, server_default="0"),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("about", sa.String, sa.ForeignKey("interview.id")),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("changes_later", sa.Boolean, nullable=False),
        _flag("grouped"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("posted_at", sa.DateTime, nullable=False),
        sa.Column("due_at", sa.DateTime),
        sa.Column("taken", sa.Boolean, nullable=False),
        _flag("in_doubt"),
        sa.Column("taken_at", sa.BigInteger),
        sa.Column("taken_by", sa.String),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("message", sa.String),
        sa.Column("until", sa.DateTime),
        *map(_flag, ("bulk", "holds", "fleeting")),
    )


def _flag(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())


def _on_postgresql() -> None:
    for name in ("card_settled", "card_fleeting", "ix_card_about"):
        op.drop_index(name, "card")
    op.drop_constraint("card_member_key_key", "card", type_="unique")
    op.drop_column("card", "shown_version")
    op.add_column("card", sa.Column("digest", sa.BigInteger, nullable=True))
    op.execute(f"UPDATE card SET digest = {DIGEST}, key = {REST_OF_KEY}")  # noqa: S608
    op.alter_column("card", "digest", nullable=False)
    op.alter_column(
        "card",
        "taken_at",
        type_=sa.BigInteger,
        postgresql_using="floor(extract(epoch FROM taken_at))::bigint",
    )


def _only(on_sqlite: str, on_postgresql: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(on_sqlite), "postgresql_where": sa.text(on_postgresql)}
