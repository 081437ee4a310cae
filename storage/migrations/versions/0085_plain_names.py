"""Two columns are called what the code calls them."""

from alembic import op

revision = "0085"
down_revision = "0084"


def upgrade() -> None:
    op.execute("ALTER TABLE interview RENAME COLUMN touch_at TO follow_up_at")
    op.execute("ALTER TABLE host RENAME COLUMN look TO approval")
