"""The timer that fires when the first of the offered times passes, for requests that were sent
before there was such a timer."""

import json
from datetime import datetime

import sqlalchemy as sa
from alembic import op

from storage.tables.column_types import Instant

revision = "0077"
down_revision = "0076"

INTERVIEW = sa.table("interview", sa.column("id"), sa.column("stage"), sa.column("offered"))
TIMER = sa.table("timer", sa.column("interview"), sa.column("name"), sa.column("at", Instant))
NAME = "times_go_by"


def upgrade() -> None:
    has_one = sa.exists().where(TIMER.c.interview == INTERVIEW.c.id, TIMER.c.name == NAME)
    asked = sa.select(INTERVIEW.c.id, INTERVIEW.c.offered).where(
        INTERVIEW.c.stage == "asked", INTERVIEW.c.offered != "[]", ~has_one
    )
    op.bulk_insert(TIMER, [_timer(*row) for row in op.get_bind().execute(asked)])


def _timer(interview: str, offered: str) -> dict[str, str | datetime]:
    times = map(datetime.fromisoformat, json.loads(offered))
    return {"interview": interview, "name": NAME, "at": min(times)}
