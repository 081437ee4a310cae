"""A seeker may say one thing that they will do after an interview."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"


def upgrade() -> None:
    op.add_column("interview", sa.Column("next_step", sa.Text))
