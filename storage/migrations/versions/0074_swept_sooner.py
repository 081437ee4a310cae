"""On PostgreSQL, what changes of cards leave behind is swept when it is a fiftieth of the table,
not a fifth: a card changes several times until it rests, and mostly in columns of indexes."""

from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE card SET (autovacuum_vacuum_scale_factor = 0.02)")
