"""Sentences that seekers let the programme quote."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    op.create_table(
        "quote",
        sa.Column("interview", sa.String, sa.ForeignKey("interview.id"), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("seeker", sa.Integer, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("host", sa.Integer, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("sentence", sa.String, nullable=False),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("consent", sa.String(20), nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_index("quote_of_community", "quote", ["community", "at"])
