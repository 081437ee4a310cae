"""When a process was last alive, and when the process or a platform was away for long."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "alive",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_table(
        "outage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("since", InstantAsText, nullable=False),
        sa.Column("until", InstantAsText, nullable=False),
        sa.Column("late", sa.Integer, nullable=False),
    )
