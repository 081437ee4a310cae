"""Imports of people to invite, and who was invited."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    op.create_table(
        "people_import",
        sa.Column("id", sa.String, primary_key=True),
        _of("community", index=True),
        _of("member", "by", index=True),
        sa.Column("at", InstantAsText, nullable=False),
        sa.Column("due_at", InstantAsText, index=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("content", sa.String, nullable=False),
    )
    op.create_table(
        "invitation",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        _of("community", index=True),
        _of("member", "by", index=True),
        sa.Column("at", InstantAsText, nullable=False),
        sa.Column("number", sa.String, nullable=False),
    )


def _of(table: str, name: str = "", *, index: bool = False) -> "sa.Column[int]":
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(name or table, sa.Integer, key, nullable=False, index=index)
