"""Timers that wait until a space wakes are kept out of the index of the other timers, so that these
are found as fast as without them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"


def upgrade() -> None:
    op.add_column("timer", sa.Column("asleep_in", sa.Integer))
    asleep = sa.Column("asleep", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("community_timer", asleep)
    op.add_column("space", sa.Column("waking_after", sa.String))
    op.drop_index("ix_timer_at", "timer")
    op.drop_index("ix_community_timer_at", "community_timer")
    for name, table, columns, where in (
        ("timer_awake", "timer", ["at", "interview", "name"], "asleep_in IS NULL"),
        ("timer_asleep", "timer", ["asleep_in", "interview"], "asleep_in IS NOT NULL"),
        ("community_timer_awake", "community_timer", ["at", "community"], "asleep = 0"),
        ("community_timer_asleep", "community_timer", ["community"], "asleep = 1"),
        ("space_waking", "space", ["community"], "waking_after IS NOT NULL"),
    ):
        op.create_index(name, table, columns, **_only(where))


def _only(where: str) -> dict[str, Any]:
    of_booleans = {"asleep = 0": "NOT asleep", "asleep = 1": "asleep"}
    on_postgresql = of_booleans.get(where, where)
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(on_postgresql)}
