"""Organizers open their programme. Existing programmes count as open since they began."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.add_column("programme", sa.Column("opened_at", InstantAsText))
    op.add_column("programme", sa.Column("seen_to", sa.Text, nullable=False, server_default="[]"))
    op.execute("UPDATE programme SET opened_at = began_at")
