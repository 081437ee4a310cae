"""A report may be limited to one field."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    field = sa.Column("field", sa.String, nullable=False, server_default="")
    op.add_column("report_order", field)
