"""When a host's door was closed because they did not answer. Programmes may remind idle seekers."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("host", sa.Column("closed_for_silence_at", InstantAsText))
    off = sa.Column("remind_idle", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("programme", off)
