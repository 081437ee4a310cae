"""Hosts who are on a break have an index of their own. With it, a search leaves them out without
reading the profile of each host that it finds."""

import sqlalchemy as sa
from alembic import op

revision = "0084"
down_revision = "0083"

HAS_BREAK = sa.text("paused_until IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "host_on_break",
        "host",
        ["member", "paused_until"],
        sqlite_where=HAS_BREAK,
        postgresql_where=HAS_BREAK,
    )
