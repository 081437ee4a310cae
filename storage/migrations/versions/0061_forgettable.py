"""Indexes that find what is to be deleted without reading what stays."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"

EXPORTS = ("export:", "people:", "journal:", "page:", "import:")


def upgrade() -> None:
    fleeting = sa.Column("fleeting", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("card", fleeting)
    card = sa.table("card", sa.column("key"), sa.column("fleeting"))
    is_export = sa.or_(*(card.c.key.like(f"{each}%") for each in EXPORTS))
    op.execute(card.update().where(is_export).values(fleeting=sa.true()))
    settled = "due_at IS NULL AND taken_at IS NOT NULL"
    for name, table, columns, where, on_postgresql in (
        ("card_settled", "card", ["platform", "space", "taken_at", "id"], settled, settled),
        (
            "card_fleeting",
            "card",
            ["taken_at"],
            "due_at IS NULL AND fleeting = 1",
            "due_at IS NULL AND fleeting",
        ),
        ("interview_with_words", "interview", ["community", "id"], "wish != ''", "wish != ''"),
    ):
        op.create_index(
            name,
            table,
            columns,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(on_postgresql),
        )
