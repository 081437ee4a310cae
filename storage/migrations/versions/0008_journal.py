"""What seekers note about their interviews, and the reading list of a community."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "reflection",
        _interview(),
        _member("seeker"),
        sa.Column("before", sa.Integer),
        sa.Column("after", sa.Integer),
        sa.Column("next_question", sa.String, nullable=False),
    )
    op.create_index("ix_reflection_seeker", "reflection", ["seeker"])
    op.create_table(
        "recommendation",
        _interview(),
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        _member("seeker"),
        _member("host"),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("recommendation_listed", "recommendation", ["community", "listed", "key"])
    op.create_table(
        "naming",
        _interview(),
        _member("host"),
        sa.Column("keys", sa.Text, nullable=False),
    )


def _interview() -> sa.Column[str]:
    return sa.Column("interview", sa.String, sa.ForeignKey("interview.id"), primary_key=True)


def _member(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("member.id"), nullable=False)
