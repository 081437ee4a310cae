"""First messages are counted over all spaces of a token. They pause when a platform objects to
them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.create_table(
        "first_message",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_index("first_message_of_platform", "first_message", ["platform", "at"])
    op.create_table(
        "first_message_rest",
        sa.Column("platform", sa.String, primary_key=True),
        sa.Column("since", InstantAsText, nullable=False),
        sa.Column("until", InstantAsText, nullable=False),
        sa.Column("why", sa.String, nullable=False),
    )
