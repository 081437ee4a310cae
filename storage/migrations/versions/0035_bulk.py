"""Bulk cards, which are written to many members at once and wait for all other cards."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0035"
down_revision = "0034"

SINGLE: dict[str, Any] = {
    "sqlite_where": sa.text("due_at IS NOT NULL AND bulk = 0"),
    "postgresql_where": sa.text("due_at IS NOT NULL AND NOT bulk"),
}
BULK: dict[str, Any] = {
    "sqlite_where": sa.text("due_at IS NOT NULL AND bulk = 1"),
    "postgresql_where": sa.text("due_at IS NOT NULL AND bulk"),
}


def upgrade() -> None:
    op.add_column("card", sa.Column("bulk", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("space", sa.Column("bulk_rests_until", InstantAsText))
    for name, columns in {
        "card_pending": ["posted_at", "id", "due_at", "platform", "space"],
        "card_due": ["due_at"],
    }.items():
        op.drop_index(name, "card")
        op.create_index(name, "card", columns, **SINGLE)
    op.create_index(
        "card_in_bulk", "card", ["platform", "space", "due_at", "posted_at", "id"], **BULK
    )
