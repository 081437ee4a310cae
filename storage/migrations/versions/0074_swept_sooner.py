"""On PostgreSQL, dead rows of the card table are vacuumed when they are a fiftieth of it, not a
fifth. A card changes several times until it is settled, and mostly in indexed columns."""

from alembic import op

revision = "0074"
down_revision = "0073"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE card SET (autovacuum_vacuum_scale_factor = 0.02)")
