"""Members to whom no messages can be sent, and an index of members by user, for messages that name
no space."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column(
        "member", sa.Column("unreachable", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_index("member_of_user", "member", ["platform", "user"])
