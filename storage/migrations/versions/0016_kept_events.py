"""Events that were acknowledged before they were decided."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "kept_event",
        sa.Column("id", sa.String(40), primary_key=True),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("platform", "space", "kind", "event", "way")
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
    )
