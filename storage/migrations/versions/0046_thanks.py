"""Hosts are thanked once a year."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage.migrations.earlier_types import InstantAsText

revision = "0046"
down_revision = "0045"

_INSERT = sa.text(
    "INSERT INTO community_timer (community, name, about, at)"
    " SELECT community, 'thanks_soon', '', :at FROM programme WHERE opened_at IS NOT NULL"
).bindparams(sa.bindparam("at", type_=InstantAsText))


def upgrade() -> None:
    """A community finds out itself on which day its thanks are due."""
    op.add_column(
        "programme",
        sa.Column("yearly_thanks", sa.Boolean, nullable=False, server_default=sa.true()),
    )
    op.add_column(
        "programme", sa.Column("thanks_sentence", sa.String, nullable=False, server_default="")
    )
    op.get_bind().execute(_INSERT, {"at": datetime.now(UTC)})
