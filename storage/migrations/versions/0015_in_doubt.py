"""Whether a card may have arrived although no platform confirmed it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

CARD = sa.table("card", *map(sa.column, ("in_doubt", "due_at", "attempts", "message")))


def upgrade() -> None:
    op.add_column(
        "card", sa.Column("in_doubt", sa.Boolean, nullable=False, server_default=sa.false())
    )
    # Until now, a card that was tried before and has no message counted as in doubt.
    tried = CARD.c.due_at.is_not(None) & (CARD.c.attempts > 0) & CARD.c.message.is_(None)
    op.execute(CARD.update().where(tried).values(in_doubt=sa.true()))
