"""How often a member was told that the other side will be late for an interview."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"


def upgrade() -> None:
    op.add_column(
        "interview", sa.Column("told_late", sa.Integer, nullable=False, server_default="0")
    )
