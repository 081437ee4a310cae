"""Members can tell of a trip to another time zone."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("member", sa.Column("trip", sa.Text))
