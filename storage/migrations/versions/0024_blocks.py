"""Blocks between two members, and when members agreed to the rules."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "block",
        sa.Column("by", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_index("block_of_other", "block", ["other", "by"])
    op.add_column("member", sa.Column("agreed_at", InstantAsText))
