"""A card that was put off holds up the later cards of its member."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"


def upgrade() -> None:
    op.add_column("card", sa.Column("holds", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index(
        "card_holding",
        "card",
        ["member", "due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL AND holds = 1 AND bulk = 0 AND message IS NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL AND holds AND NOT bulk AND message IS NULL"),
    )
