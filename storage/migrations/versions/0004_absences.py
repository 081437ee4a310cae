"""Who was absent from an interview, which cards come in one message, and a reminder minutes before
an interview."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column(
        "interview", sa.Column("absences", sa.Text, nullable=False, server_default=sa.text("'[]'"))
    )
    op.add_column(
        "member",
        sa.Column("minutes_before", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "card", sa.Column("grouped", sa.Boolean, nullable=False, server_default=sa.false())
    )
