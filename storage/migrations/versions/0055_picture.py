"""The addresses of members' pictures at their platforms."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    op.add_column("member", sa.Column("picture", sa.String, nullable=False, server_default=""))
