"""Posts in channels that organizers plan."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.create_table(
        "channel_post",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("platform", "space", "channel")),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("by", sa.Integer, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
        sa.Column("due_at", InstantAsText, index=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("message", sa.String, nullable=False),
    )
    op.create_index("channel_post_of_community", "channel_post", ["community", "at"])
