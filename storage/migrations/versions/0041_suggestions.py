"""Members may have hosts suggested to them, in rounds for a whole community."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    on = sa.Column("suggestions", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("programme", on)
    op.create_table(
        "suggestion_wish",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("every_weeks", sa.Integer, nullable=False),
        sa.Column("next_on", sa.Date, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("left_out", sa.Integer, nullable=False, server_default="0"),
        sa.Column("served_at", InstantAsText),
    )
    op.create_index("suggestion_wish_due", "suggestion_wish", ["community", "next_on"])
    op.create_table(
        "suggestion_round",
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("made_at", InstantAsText, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("hosts", "full")),
    )
    op.create_index("suggestion_round_state", "suggestion_round", ["state"])
    op.create_table(
        "suggestion",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
        sa.Column("host", sa.Integer, sa.ForeignKey("member.id"), index=True),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("unmatched", sa.String(20)),
        *(sa.Column(name, InstantAsText) for name in ("sent_at", "refused_at")),
        sa.ForeignKeyConstraint(
            ["community", "day"], ["suggestion_round.community", "suggestion_round.day"]
        ),
    )
    op.create_index("suggestion_of_round", "suggestion", ["community", "day", "sent_at"])
