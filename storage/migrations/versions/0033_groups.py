"""Groups of a community: user groups, roles and tags, and who is in them."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "member_group",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("ref", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("space", sa.String, nullable=False, server_default=""),
        sa.Column("gone", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("community", "kind", "ref"),
    )
    op.create_table(
        "group_member",
        sa.Column("group", sa.Integer, sa.ForeignKey("member_group.id"), primary_key=True),
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True, index=True),
    )
