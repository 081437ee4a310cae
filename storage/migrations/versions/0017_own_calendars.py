"""A member can have several calendars, each with its own name and state."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "own_calendar",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("due_at", INSTANT),
        sa.Column("read_at", INSTANT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("trouble", sa.String(20)),
        sa.Column("flaws", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_own_calendar_member", "own_calendar", ["member"])
    op.create_index("ix_own_calendar_due_at", "own_calendar", ["due_at"])
    op.create_table(
        "busy_time",
        sa.Column("calendar", sa.Integer, sa.ForeignKey("own_calendar.id"), primary_key=True),
        sa.Column("start", INSTANT, primary_key=True),
        sa.Column("end", INSTANT, nullable=False),
    )
    op.execute(
        "INSERT INTO own_calendar (member, name, url, read_at, failures, flaws, told)"
        " SELECT member, 'My calendar', url, read_at, failures, '[]', '[]' FROM busy_source"
    )
    op.execute(
        'INSERT INTO busy_time (calendar, start, "end")'
        ' SELECT own_calendar.id, busy.start, busy."end" FROM busy'
        " JOIN own_calendar ON own_calendar.member = busy.member"
    )
    op.drop_table("busy")
    op.drop_table("busy_source")
