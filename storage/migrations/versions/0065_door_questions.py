"""Who asked whom to open their door, so that nobody asks too many people, and nobody is asked twice
by the same member."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0065"
down_revision = "0064"


def upgrade() -> None:
    op.create_table(
        "door_question",
        sa.Column("by", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("whom", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("at", InstantAsText, nullable=False),
    )
    op.create_index("ix_door_question_whom", "door_question", ["whom"])
    op.create_index("ix_door_question_community", "door_question", ["community"])
