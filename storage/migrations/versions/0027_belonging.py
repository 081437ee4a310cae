"""Members have the time zone that their platform last gave, and may have set theirs by hand. Hosts
are looked up to learn whether they are still in their space."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    by_hand = sa.Column("zone_by_hand", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("member", by_hand)
    op.add_column("member", sa.Column("zone_told", sa.String))
    op.create_table(
        "look_up",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
