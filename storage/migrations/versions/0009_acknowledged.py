"""Whether a host has answered a seeker's last words."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "interview",
        sa.Column("acknowledged", sa.Boolean, nullable=False, server_default=sa.false()),
    )
