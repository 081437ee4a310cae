"""Indexes for the rows that are searched when members are erased."""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"


def upgrade() -> None:
    op.drop_index("card_fleeting", "card")
    op.create_index(
        "card_fleeting",
        "card",
        ["taken_at"],
        sqlite_where=sa.text("fleeting = 1"),
        postgresql_where=sa.text("fleeting"),
    )
    kept = sa.text("erased_at IS NULL")
    op.create_index(
        "member_kept", "member", ["platform", "space"], sqlite_where=kept, postgresql_where=kept
    )
    op.create_index("interview_fact_of_field", "interview_fact", ["field", "host"])
    op.create_index("door_fact_of_field", "door_fact", ["field", "host"])
