"""An index of the spaces that are awake, without those that are asleep."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"


def upgrade() -> None:
    op.create_index(
        "space_awake",
        "space",
        ["platform", "id", "number"],
        sqlite_where=sa.text("asleep = 0"),
        postgresql_where=sa.text("NOT asleep"),
    )
