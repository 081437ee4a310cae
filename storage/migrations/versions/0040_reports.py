"""Reports that organizers asked for."""

import sqlalchemy as sa
from alembic import op

from storage.tables.column_types import Seconds

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.create_index("interview_fact_over", "interview_fact", ["community", "over_at"])
    op.create_table(
        "report_order",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("part", sa.String(20), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("at", Seconds, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("group", sa.Integer, sa.ForeignKey("member_group.id")),
    )
