"""Organizers get the report regularly, unless they do not want it."""

from datetime import UTC, datetime, time, timedelta

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0042"
down_revision = "0041"

_INSERT = sa.text(
    "INSERT INTO community_timer (community, name, about, at)"
    " SELECT community, 'report', CAST(member AS VARCHAR), :at FROM organizer"
).bindparams(sa.bindparam("at", type_=InstantAsText))


def upgrade() -> None:
    """Existing organizers get their next report on the Monday after today."""
    on = sa.Column("reports", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("organizer", on)
    today = datetime.now(UTC).date()
    monday = today + timedelta(days=7 - today.weekday())
    op.get_bind().execute(_INSERT, {"at": datetime.combine(monday, time(), UTC)})
