"""When members had one of their own calendars read, because they may do this only a limited number
of times."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "calendar_start",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_index("ix_calendar_start_member", "calendar_start", ["member"])
