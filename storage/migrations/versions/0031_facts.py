"""Plain facts about interviews, doors, concerns and searches, for the numbers that organizers see.
Facts of the time before are filled in as far as the existing rows show them."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText
from storage.tables.column_types import Seconds

revision = "0031"
down_revision = "0030"

AT_ONCE = 1000


def upgrade() -> None:
    facts = _make_interview_facts()
    doors = _make_door_facts()
    concerns = _make_concern_facts()
    _make_searches()
    _fill(facts, _OF_INTERVIEWS, _fact_of)
    _fill(doors, _OF_HOSTS, lambda row: dict(row._mapping))
    _fill(concerns, _OF_CONCERNS, lambda row: dict(row._mapping))


def _make_interview_facts() -> sa.Table:
    made = op.create_table(
        "interview_fact",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("interview", sa.String, unique=True),
        _community(),
        *(sa.Column(side, sa.BigInteger, nullable=False, index=True) for side in _SIDES),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("asked_at", Seconds, nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("ended_by", sa.String(20)),
        sa.Column("closed_at", Seconds),
        sa.Column("first_act", sa.String(20)),
        *(sa.Column(name, Seconds) for name in _INSTANTS),
        sa.Column("notice", sa.Integer),
    )
    op.create_index("interview_fact_of_community", "interview_fact", ["community", "asked_at"])
    return made


_SIDES = ("seeker", "host")
_INSTANTS = (
    *("first_act_at", "booked_at", "start", "over_at"),
    *("said_held_at", "missed_at", "contradicted_at"),
)


def _make_door_facts() -> sa.Table:
    return op.create_table(
        "door_fact",
        sa.Column("id", sa.Integer, primary_key=True),
        _community(index=True),
        sa.Column("host", sa.BigInteger, nullable=False, index=True),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("per_month", sa.Integer, nullable=False),
        sa.Column("opened_at", Seconds, nullable=False),
        sa.Column("closed_at", Seconds),
    )


def _make_concern_facts() -> sa.Table:
    return op.create_table(
        "concern_fact",
        sa.Column("concern", sa.String, primary_key=True),
        _community(index=True),
        sa.Column("opened_at", Seconds, nullable=False),
        sa.Column("looked_after_at", Seconds),
        sa.Column("closed_at", Seconds),
    )


def _make_searches() -> None:
    op.create_table(
        "vain_search",
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), primary_key=True),
        sa.Column("month", Seconds, primary_key=True),
        sa.Column("words", sa.String, primary_key=True),
        sa.Column("people", sa.Integer, nullable=False),
    )
    op.create_table(
        "vain_searcher",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("month", Seconds, primary_key=True),
        sa.Column("words", sa.String, primary_key=True),
    )


def _community(*, index: bool = False) -> "sa.Column[int]":
    return sa.Column(
        "community", sa.Integer, sa.ForeignKey("community.id"), nullable=False, index=index
    )


_OF_INTERVIEWS = sa.text(
    "SELECT interview.id AS interview, interview.community, seeker, interview.host,"
    " coalesce(host.field, '') AS field, interview.minutes, asked_at, stage, ended_by, changed_at,"
    " awaiting, start, debrief IS NOT NULL AS noted FROM interview"
    " LEFT JOIN host ON host.member = interview.host WHERE stage != 'draft'"
).columns(asked_at=InstantAsText, changed_at=InstantAsText, start=InstantAsText)
_OF_HOSTS = sa.text(
    "SELECT host.community, host.member AS host, host.field, host.per_month,"
    " coalesce(member.arrived_at, programme.began_at) AS opened_at FROM host"
    " JOIN member ON member.id = host.member JOIN programme ON programme.community = host.community"
    " WHERE host.open"
).columns(opened_at=InstantAsText)
_OF_CONCERNS = sa.text(
    "SELECT id AS concern, community, opened_at, closed_at FROM concern WHERE state != 'draft'"
).columns(opened_at=InstantAsText, closed_at=InstantAsText)


def _fill(table: sa.Table, query: Any, fact_of: Any) -> None:
    db = op.get_bind()
    found = db.execute(query)
    while rows := found.fetchmany(AT_ONCE):
        db.execute(table.insert(), [fact_of(row) for row in rows])


def _fact_of(row: Any) -> dict[str, Any]:
    """The time of a host's answer is known only if nothing has happened since."""
    held = row.stage in ("held", "thanked")
    is_open = row.stage in ("asked", "booked")
    passed = row.start is not None and (held or row.stage == "missed")
    just = row.stage in ("booked", "declined") or _awaits_seeker(row)
    return {
        **{name: getattr(row, name) for name in ("interview", "community", *_SIDES, "field")},
        **{name: getattr(row, name) for name in ("minutes", "asked_at", "stage", "ended_by")},
        "closed_at": None if held or is_open else row.changed_at,
        "first_act": _first_act(row),
        "first_act_at": row.changed_at if just else None,
        "booked_at": row.changed_at if row.stage == "booked" else None,
        "start": row.start,
        "over_at": row.start + timedelta(minutes=row.minutes) if passed else None,
        "said_held_at": row.changed_at if row.stage == "thanked" or row.noted else None,
        "missed_at": row.changed_at if row.stage == "missed" else None,
        "notice": _notice(row.start, row.changed_at) if row.stage == "cancelled" else None,
    }


def _awaits_seeker(row: Any) -> bool:
    return bool(row.stage == "asked" and row.awaiting == "seeker")


def _first_act(row: Any) -> str | None:
    if row.stage == "declined":
        return "no"
    return "other times" if _awaits_seeker(row) else "yes" if row.start else None


def _notice(start: datetime | None, cancelled_at: datetime) -> int | None:
    return None if start is None else (start - cancelled_at) // timedelta(minutes=1)
