"""Hosts and seekers assess an interview with one press: how it was, and what came of it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("interview", sa.String, sa.ForeignKey("interview.id"), primary_key=True),
        sa.Column("side", sa.String(20), primary_key=True),
        sa.Column("what", sa.String(20), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("answer", sa.String(20), nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_index("assessment_of_community", "assessment", ["community", "at"])
