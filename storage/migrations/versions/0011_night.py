"""When a member sleeps, so that no time at night is suggested to them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for name, usual in (("night_from", "22:00:00"), ("night_until", "07:00:00")):
        op.add_column("member", sa.Column(name, sa.Time, nullable=False, server_default=usual))
