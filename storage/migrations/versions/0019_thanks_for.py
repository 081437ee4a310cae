"""What a seeker may thank the host for. It is separate from the debrief, which is the seeker's
alone.

It is empty at first, because nobody who wrote a debrief before was told that the host would read
any of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column(
        "interview", sa.Column("thanks_for", sa.String, nullable=False, server_default="")
    )
