"""Members can be erased. The words of old interviews are deleted, and so are those of spaces that
Askwell was removed from."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("member", sa.Column("arrived_at", INSTANT))
    op.add_column("member", sa.Column("erased_at", INSTANT))
    op.add_column("space", sa.Column("asleep_since", INSTANT))
    op.create_table(
        "forgetting",
        sa.Column("interview", sa.String, sa.ForeignKey("interview.id"), primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_index("ix_forgetting_at", "forgetting", ["at"])
    op.create_table(
        "retention",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("ran_at", INSTANT, nullable=False),
    )
