"""A host's country, members' private feeds, and members' own calendars that show when they are
busy."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("host", sa.Column("country", sa.String, nullable=False, server_default=""))
    op.create_table(
        "feed_token",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("hash", sa.String, nullable=False, unique=True),
        sa.Column("made_at", INSTANT, nullable=False),
    )
    op.create_table(
        "busy_source",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("tried_at", INSTANT),
        sa.Column("read_at", INSTANT),
        sa.Column("failures", sa.Integer, nullable=False),
    )
    op.create_index("ix_busy_source_tried_at", "busy_source", ["tried_at"])
    op.create_table(
        "busy",
        sa.Column("member", sa.Integer, sa.ForeignKey("busy_source.member"), primary_key=True),
        sa.Column("start", INSTANT, primary_key=True),
        sa.Column("end", INSTANT, nullable=False),
    )
