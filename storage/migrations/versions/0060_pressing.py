"""Urgent timers are claimed before all others."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"

NAMES = ("hour_before", "minutes_before", "starting", "minutes_left")


def upgrade() -> None:
    pressing = sa.Column("pressing", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("timer", pressing)
    timer = sa.table("timer", sa.column("name"), sa.column("pressing"))
    op.execute(timer.update().where(timer.c.name.in_(NAMES)).values(pressing=sa.true()))
    op.create_index(
        "timer_pressing",
        "timer",
        ["at", "interview", "name"],
        sqlite_where=sa.text("asleep_in IS NULL AND pressing = 1"),
        postgresql_where=sa.text("asleep_in IS NULL AND pressing"),
    )
