"""Text that many rows have in common is stored only once. Existing cards stay as they are until
they are written again."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    op.create_table(
        "wording",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("words", sa.String, nullable=False),
    )
