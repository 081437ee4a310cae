"""Seekers introduce themselves, set a goal, take notes, and may want a signal before the end."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    who_i_am = sa.Column("who_i_am", sa.String, nullable=False, server_default="")
    off = sa.Column("minutes_left", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("member", who_i_am)
    op.add_column("member", off)
    op.add_column("interview", sa.Column("self_introduction", sa.Text))
    op.add_column("interview", sa.Column("goal", sa.String, nullable=False, server_default=""))
    op.add_column("interview", sa.Column("notes", sa.Text, nullable=False, server_default="[]"))
