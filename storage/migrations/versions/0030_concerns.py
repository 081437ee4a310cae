"""Concerns: what a member reported about another. Organizers may pause and remove members."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("member", sa.Column("suspension", sa.String(20)))
    op.create_table(
        "concern",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        _member("reporter", nullable=False, index=True),
        sa.Column("opened_at", InstantAsText, nullable=False),
        _member("about", index=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("named", "what", "wish")),
        *(sa.Column(name, sa.String(20), nullable=False) for name in ("urgency", "kind")),
        sa.Column("interview", sa.String, sa.ForeignKey("interview.id")),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        _member("keeper"),
        sa.Column("owners", sa.Text),
        sa.Column("seeks_owners", sa.Boolean, nullable=False),
        sa.Column("messages", sa.Text, nullable=False),
        sa.Column("warned", sa.Text),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("outcome", sa.String(20)),
        sa.Column("outcome_words", sa.String, nullable=False),
        sa.Column("closed_at", InstantAsText),
    )
    op.create_index("concern_of_community", "concern", ["community", "state"])


def _member(name: str, *, nullable: bool = True, index: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, sa.ForeignKey("member.id"), nullable=nullable, index=index)
