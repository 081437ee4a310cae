"""A programme for each community, with its organizers, a log of what they did, and timers for the
whole community. The programme of an existing community began with its first request."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    _make_programmes()
    op.create_table(
        "organizer",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        _community(index=True),
        sa.Column("since", InstantAsText, nullable=False),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer, primary_key=True),
        _community(),
        sa.Column("at", InstantAsText, nullable=False),
        sa.Column("by", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("about", sa.Integer, sa.ForeignKey("member.id")),
    )
    op.create_index("act_of_community", "act", ["community", "at"])
    op.create_table(
        "community_timer",
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("about", sa.String, primary_key=True),
        sa.Column("at", InstantAsText, nullable=False, index=True),
    )


def _make_programmes() -> None:
    op.create_table(
        "programme",
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), primary_key=True),
        sa.Column("began_at", InstantAsText, nullable=False),
        sa.Column("contact", sa.Integer, sa.ForeignKey("member.id")),
        sa.Column("rules", sa.String, nullable=False, server_default=""),
        sa.Column("rules_changed_at", InstantAsText),
        sa.Column("guests", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("seeker_role", sa.String, nullable=False, server_default=""),
        sa.Column("host_role", sa.String, nullable=False, server_default=""),
        sa.Column("words_kept_months", sa.Integer, nullable=False, server_default="24"),
    )
    op.execute(
        "INSERT INTO programme (community, began_at) SELECT community.id, "
        "coalesce(min(interview.asked_at), CURRENT_TIMESTAMP) FROM community "
        "LEFT JOIN interview ON interview.community = community.id GROUP BY community.id"
    )


def _community(*, index: bool = False) -> "sa.Column[int]":
    return sa.Column(
        "community", sa.Integer, sa.ForeignKey("community.id"), nullable=False, index=index
    )
