"""Interviews store in how many rounds times were proposed, when they end, and who ended them. Hosts
may let a seeker ask again, and may want to hear how it went on. Members store when they joined
their space."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.add_column("interview", sa.Column("rounds", sa.Integer, nullable=False, server_default="0"))
    op.add_column("interview", sa.Column("ends_at", InstantAsText))
    op.add_column("interview", sa.Column("ended_by", sa.String(20)))
    for name in ("may_ask_again", "keep_posted"):
        column = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column("interview", column)
    op.add_column("member", sa.Column("joined_at", InstantAsText))
