"""The questions that seekers plan to ask, and where they are in their plan."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("member", sa.Column("situation", sa.String(20)))
    op.create_table(
        "plan",
        sa.Column("interview", sa.String, sa.ForeignKey("interview.id"), primary_key=True),
        sa.Column("seeker", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("host", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("questions", sa.Text, nullable=False),
        sa.Column("reserve", sa.Text, nullable=False),
        sa.Column("dropped", sa.Text, nullable=False),
    )
    op.create_index("ix_plan_seeker", "plan", ["seeker"])
