"""Which button or form changed an interview last."""

import sqlalchemy as sa
from alembic import op

revision = "0076"
down_revision = "0075"


def upgrade() -> None:
    op.add_column(
        "interview", sa.Column("last_action", sa.String, nullable=False, server_default="")
    )
