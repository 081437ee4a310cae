"""A title that its host or an organizer removed from the reading list stays removed."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column(
        "recommendation",
        sa.Column("removed", sa.Boolean, nullable=False, server_default=sa.false()),
    )
