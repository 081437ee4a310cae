"""When seekers get the next nudge to stay in touch, when they got earlier ones, and the updates
that they wrote.

Each interview had two timers for this. They become one, at the earlier of the two times. The times
of earlier nudges are taken from the keys of their cards.
"""

import json
from collections import defaultdict
from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

INSTANT = sa.DateTime(timezone=True)
OLD = ("keep_in_touch_first", "keep_in_touch_second")
NEW = "keep_in_touch"
A_YEAR = 3

CARD = sa.table("card", sa.column("key"), sa.column("about"))
INTERVIEW = sa.table(
    "interview",
    *map(sa.column, ("id", "nudges", "stage", "changed_at", "last_contact_at")),
    *map(sa.column, ("touch_at", "reminded")),
)
TIMER = sa.table("timer", *map(sa.column, ("interview", "name", "at")))


def upgrade() -> None:
    op.add_column("interview", sa.Column("touch_at", INSTANT))
    op.add_column(
        "interview", sa.Column("reminded", sa.Text, nullable=False, server_default=sa.text("'[]'"))
    )
    op.add_column("interview", sa.Column("draft_update", sa.String))
    op.add_column("interview", sa.Column("last_update", sa.Text))
    _remember_nudges()
    _one_timer_for_two()
    _a_note_is_no_later_contact()


def _remember_nudges() -> None:
    nudged: defaultdict[str, list[str]] = defaultdict(list)
    for key in op.get_bind().scalars(sa.select(CARD.c.key).where(CARD.c.about.is_not(None))):
        interview, name, at = [*key.split(":"), "", ""][:3]
        if name in OLD:
            nudged[interview].append(at)
    for interview, times in nudged.items():
        reminded = json.dumps([_as_json(at) for at in sorted(times)[-A_YEAR:]])
        op.execute(
            sa.update(INTERVIEW).where(INTERVIEW.c.id == interview).values(reminded=reminded)
        )


def _as_json(at: str) -> str:
    """Turn a time from a card's key, such as 20261124T120000 in UTC, into the form that JSON
    uses."""
    return f"{datetime.strptime(f'{at}Z', '%Y%m%dT%H%M%S%z'):%Y-%m-%dT%H:%M:%SZ}"


def _one_timer_for_two() -> None:
    earlier = sa.select(sa.func.min(TIMER.c.at)).where(
        TIMER.c.interview == INTERVIEW.c.id, TIMER.c.name.in_(OLD)
    )
    wanted = INTERVIEW.c.nudges & INTERVIEW.c.stage.in_(("held", "thanked"))
    op.execute(sa.update(INTERVIEW).where(wanted).values(touch_at=earlier.scalar_subquery()))
    op.execute(sa.delete(TIMER).where(TIMER.c.name.in_(OLD)))
    dated = sa.select(INTERVIEW.c.id, sa.literal(NEW), INTERVIEW.c.touch_at).where(
        INTERVIEW.c.touch_at.is_not(None)
    )
    op.execute(sa.insert(TIMER).from_select(["interview", "name", "at"], dated))


def _a_note_is_no_later_contact() -> None:
    by_note = INTERVIEW.c.last_contact_at == INTERVIEW.c.changed_at
    op.execute(sa.update(INTERVIEW).where(by_note).values(last_contact_at=None))
