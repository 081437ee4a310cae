"""A claimed card belongs to its courier until the courier ends, and an index finds the waiting
cards of each space."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"

CARD = sa.table(
    "card",
    sa.column("taken", sa.Boolean),
    sa.column("in_doubt", sa.Boolean),
    *map(sa.column, ("due_at", "taken_at")),
)


def where(sqlite: str, postgresql: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(sqlite), "postgresql_where": sa.text(postgresql)}


def upgrade() -> None:
    op.create_table(
        "courier",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("beats", sa.Integer, nullable=False),
    )
    op.add_column("card", sa.Column("taken_by", sa.String))
    # The process that claimed these cards has ended, and their outcome is unknown.
    left = CARD.update().where(CARD.c.taken).values(taken=sa.false(), in_doubt=sa.true())
    op.execute(left.values(due_at=CARD.c.taken_at))
    for name in ("card_pending", "card_due"):
        op.drop_index(name, "card")
    op.create_index(
        "card_waiting",
        "card",
        ["platform", "space", "due_at", "posted_at", "id", "member"],
        **where(
            "due_at IS NOT NULL AND taken = 0 AND bulk = 0",
            "due_at IS NOT NULL AND NOT taken AND NOT bulk",
        ),
    )
    op.create_index("card_taken", "card", ["member", "posted_at"], **where("taken = 1", "taken"))
