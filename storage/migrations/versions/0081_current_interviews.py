"""A member's current interviews have indexes of their own, so that the many that are over are not
read to find them."""

import sqlalchemy as sa
from alembic import op

revision = "0081"
down_revision = "0080"

IS_CURRENT = sa.text("stage IN ('asked', 'booked', 'held')")


def upgrade() -> None:
    for side in ("seeker", "host"):
        op.create_index(
            f"interview_current_of_{side}",
            "interview",
            [side],
            sqlite_where=IS_CURRENT,
            postgresql_where=IS_CURRENT,
        )
