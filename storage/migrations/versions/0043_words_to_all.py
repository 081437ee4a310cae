"""Organizers can write to all members, who can stop such messages."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.add_column(
        "member",
        sa.Column("words_to_all", sa.Boolean, nullable=False, server_default=sa.true()),
    )
    op.create_table(
        "word_to_all",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column(
            "community", sa.Integer, sa.ForeignKey("community.id"), nullable=False, index=True
        ),
        sa.Column("by", sa.Integer, sa.ForeignKey("member.id")),
        sa.Column("made_at", InstantAsText, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("title", "words")),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("group", sa.Integer, sa.ForeignKey("member_group.id")),
        sa.Column("state", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("revision", "last", "got")),
        sa.Column("sent_at", InstantAsText),
    )
