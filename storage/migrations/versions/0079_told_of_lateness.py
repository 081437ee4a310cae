"""Which side was told that the other will be late, in place of how often either was. Nobody is late
for more than an hour, so the count need not be kept."""

import sqlalchemy as sa
from alembic import op

revision = "0079"
down_revision = "0078"


def upgrade() -> None:
    op.add_column(
        "interview", sa.Column("told_of_lateness", sa.Text, nullable=False, server_default="[]")
    )
    op.drop_column("interview", "told_late")
