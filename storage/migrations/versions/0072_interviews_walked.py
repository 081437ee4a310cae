"""Indexes that find what is due to be deleted in interviews, without reading the others."""

import sqlalchemy as sa
from alembic import op

revision = "0072"
down_revision = "0071"


def upgrade() -> None:
    op.drop_index("interview_with_words", "interview")
    _index("interview_with_words", ["community", "changed_at", "id"], "wish != ''")
    _index("interview_with_venue", ["community", "start"], "venue IS NOT NULL")


def _index(name: str, columns: list[str], which: str) -> None:
    where = sa.text(which)
    op.create_index(name, "interview", columns, sqlite_where=where, postgresql_where=where)
