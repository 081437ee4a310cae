"""Which key file the database is used with. A migration has no key, so existing values are
encrypted when the database is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "key_fingerprint",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.String, nullable=False),
    )
