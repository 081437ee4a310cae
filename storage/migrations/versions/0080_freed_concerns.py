"""An open concern whose keeper was erased before such concerns were freed comes to the other
organizers again."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage.tables.column_types import Instant

revision = "0080"
down_revision = "0079"

_FREE = sa.text(
    "UPDATE concern SET keeper = NULL, revision = revision + 1 WHERE state = 'open'"
    " AND keeper IN (SELECT id FROM member WHERE erased_at IS NOT NULL)"
    " RETURNING community, id AS about"
)
_FORGET = sa.text("DELETE FROM community_timer WHERE name = 'concern' AND about = :about")
_SHOW = sa.text(
    "INSERT INTO community_timer (community, name, about, at)"
    " VALUES (:community, 'concern', :about, :at)"
).bindparams(sa.bindparam("at", type_=Instant))


def upgrade() -> None:
    db, now = op.get_bind(), datetime.now(UTC)
    for freed in db.execute(_FREE).mappings().all():
        db.execute(_FORGET, {"about": freed["about"]})
        db.execute(_SHOW, {**freed, "at": now})
