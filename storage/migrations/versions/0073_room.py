"""An index of the interviews that take up room of their host, to count them without reading the
host's other interviews."""

import sqlalchemy as sa
from alembic import op

revision = "0073"
down_revision = "0072"

_TAKES_ROOM = sa.text("(stage IN ('booked', 'held', 'thanked') OR stage = 'asked' AND moved)")


def upgrade() -> None:
    op.create_index(
        "interview_takes_room",
        "interview",
        ["host", "start"],
        sqlite_where=_TAKES_ROOM,
        postgresql_where=_TAKES_ROOM,
    )
