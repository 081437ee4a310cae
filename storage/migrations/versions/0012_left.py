"""Who has left their space."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column(
        "member", sa.Column("left", sa.Boolean, nullable=False, server_default=sa.false())
    )
