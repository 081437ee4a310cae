"""Whether the host has answered what the seeker last wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column(
        "interview",
        sa.Column("acknowledged", sa.Boolean, nullable=False, server_default=sa.false()),
    )
