"""Members have a language: their platform's, or one that they set; and a clock, if they set one."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    for name in ("locale", "language"):
        op.add_column("member", sa.Column(name, sa.String))
    op.add_column("member", sa.Column("clock", sa.String(20)))
