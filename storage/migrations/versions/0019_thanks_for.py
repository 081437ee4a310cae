"""What a seeker may thank the host for, apart from the debrief, which is theirs alone.

It begins empty: nobody who wrote a debrief before was told that the host would read any of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "interview", sa.Column("thanks_for", sa.String, nullable=False, server_default="")
    )
