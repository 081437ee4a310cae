"""What was taken off the reading list by its host or an organizer stays off it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "recommendation",
        sa.Column("removed", sa.Boolean, nullable=False, server_default=sa.false()),
    )
