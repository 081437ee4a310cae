"""What members changed lately, in place of which button or form changed an interview last."""

import sqlalchemy as sa
from alembic import op

from storage.tables.column_types import Instant

revision = "0078"
down_revision = "0077"


def upgrade() -> None:
    op.create_table(
        "recent_action",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("what", sa.String, primary_key=True),
        sa.Column("at", Instant, nullable=False),
    )
    op.drop_column("interview", "last_action")
