"""Wordings to which no row refers any more are noted, and deleted a month later."""

import sqlalchemy as sa
from alembic import op

from storage.tables.column_types import Instant

revision = "0086"
down_revision = "0085"


def upgrade() -> None:
    op.add_column("wording", sa.Column("unused_since", Instant, nullable=True))
