"""When a member came back after they were erased. Until now that was concluded from `arrived_at`,
which for everybody else says when they first came.

Whoever came back has something in their name from before they arrived. That alone is no proof: they
may be new, and have come while the clock was ahead. But an erasure also takes a member out of all
facts, and deletes the words of what they asked for."""

import sqlalchemy as sa
from alembic import op

from storage.tables.column_types import Instant

revision = "0082"
down_revision = "0081"

_NAMED = (
    "SELECT member.id FROM {table} JOIN member ON member.id = {table}.{column}"
    " WHERE {table}.{at} < {arrived_at}"
)
_NO_FACTS = (
    " AND NOT EXISTS (SELECT 1 FROM interview_fact WHERE interview_fact.interview = interview.id)"
)
_FROM_BEFORE = (
    ("interview", "seeker", "asked_at", f" AND stage <> 'draft' AND wish = ''{_NO_FACTS}"),
    ("interview", "host", "asked_at", f" AND stage <> 'draft'{_NO_FACTS}"),
    *(("concern", side, "opened_at", "") for side in ("reporter", "about")),
    *(("act", side, "at", "") for side in ("by", "about")),
)
_SECOND = {
    "sqlite": "member.arrived_at / 1000000",
    "postgresql": "floor(extract(epoch FROM member.arrived_at))",
}
"""SQL: when they arrived, in whole seconds since 1970, as in facts."""


def upgrade() -> None:
    op.add_column("member", sa.Column("returned_at", Instant))
    second = _SECOND[op.get_bind().dialect.name]
    from_before = " UNION ALL ".join(
        _named(table, side, at, "member.arrived_at") + more
        for table, side, at, more in _FROM_BEFORE
    )
    in_facts = " UNION ALL ".join(
        _named("interview_fact", side, "asked_at", second) for side in ("seeker", "host")
    )
    op.execute(
        "UPDATE member SET returned_at = arrived_at WHERE erased_at IS NULL"  # noqa: S608
        f" AND id IN ({from_before}) AND id NOT IN ({in_facts})"
    )


def _named(table: str, side: str, at: str, arrived_at: str) -> str:
    return _NAMED.format(table=table, column=f'"{side}"', at=at, arrived_at=arrived_at)
