"""Introductions: an organizer asks two members whether they want to meet."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.create_table(
        "introduction",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        *(_member(name, index=name != "by") for name in ("by", "seeker", "host")),
        sa.Column("sentence", sa.String, nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
        *(sa.Column(name, sa.Boolean) for name in ("seeker_says", "host_says")),
        sa.Column("came_together", sa.Boolean, nullable=False),
    )


def _member(name: str, *, index: bool) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, sa.ForeignKey("member.id"), nullable=False, index=index)
