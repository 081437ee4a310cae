"""Couriers share one count of time, by the database's clock, so that it goes on no matter how often
they restart."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"


def upgrade() -> None:
    op.drop_column("courier", "beats")
    op.add_column("courier", sa.Column("tick", sa.Integer, nullable=False, server_default="0"))
    began = sa.Column("began", sa.Double, nullable=False, server_default="0")
    op.add_column("courier", began)
