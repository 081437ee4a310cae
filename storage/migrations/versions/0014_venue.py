"""The agreed place of a booked interview is stored with it.

Interviews that are booked already get the place that their host offers now. Cards that show the
place must lose it when it is no longer valid. So the column that marks cards which lose their
buttons now marks these, too, and is renamed. The key of a card that confirms a booking stays the
same while the booking does.
"""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

INSTANT = sa.DateTime(timezone=True)
INTERVIEW = sa.table(
    "interview",
    *map(sa.column, ("id", "host", "stage", "revision", "venue")),
    *(sa.column(name, INSTANT) for name in ("start", "changed_at")),
)
HOST = sa.table("host", *map(sa.column, ("member", "place", "place_detail")))
CARD = sa.table("card", *map(sa.column, ("id", "about", "key", "card", "changes_later")))


def upgrade() -> None:
    op.add_column("interview", sa.Column("venue", sa.Text))
    op.execute("ALTER TABLE card RENAME COLUMN has_buttons TO changes_later")
    offered = _offered()
    booked = sa.select(INTERVIEW).where(INTERVIEW.c.stage == "booked")
    for each in op.get_bind().execute(booked).all():
        _agree(each.id, offered.get(each.host, {"place": "video link", "detail": ""}))
        _mark_cards(each.id)
        _keep_confirmation(each)


def _offered() -> dict[int, dict[str, str]]:
    rows = op.get_bind().execute(sa.select(HOST))
    return {row.member: {"place": row.place, "detail": row.place_detail.strip()} for row in rows}


def _agree(interview: str, venue: dict[str, str]) -> None:
    this = sa.update(INTERVIEW).where(INTERVIEW.c.id == interview)
    op.execute(this.values(venue=json.dumps(venue)))


def _mark_cards(interview: str) -> None:
    for row in op.get_bind().execute(sa.select(CARD).where(CARD.c.about == interview)).all():
        card = json.loads(row.card)
        shown = [each for each in card["blocks"] if each["kind"] == "facts" and _tells(each)]
        for block in shown:
            block["passing"] = ["Where"]
        if shown:
            this = sa.update(CARD).where(CARD.c.id == row.id)
            op.execute(this.values(card=json.dumps(card), changes_later=True))


def _tells(facts: dict[str, Any]) -> bool:
    return any(label == "Where" for label, _ in facts["rows"])


def _keep_confirmation(booked: Any) -> None:
    stamps = (f"{_utc(at):%Y%m%dT%H%M%S}" for at in (booked.start, booked.changed_at))
    was, now = (f"{booked.id}:booked:{each}" for each in (booked.revision, ":".join(stamps)))
    op.execute(sa.update(CARD).where(CARD.c.key == was).values(key=now))


def _utc(at: datetime) -> datetime:
    """SQLite stores no time zone. PostgreSQL returns times in the time zone of the connection."""
    return at.astimezone(UTC) if at.tzinfo else at
