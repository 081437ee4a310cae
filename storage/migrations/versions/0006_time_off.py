"""The days on which a host is away."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column(
        "host", sa.Column("time_off", sa.Text, nullable=False, server_default=sa.text("'[]'"))
    )
