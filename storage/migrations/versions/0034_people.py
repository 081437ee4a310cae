"""The log of organizers stores which request an act was about, and an index finds the requests of a
community."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.add_column("act", sa.Column("interview", sa.String))
    op.create_index("interview_of_community", "interview", ["community", "changed_at"])
