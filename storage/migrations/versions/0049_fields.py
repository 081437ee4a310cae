"""Hosts choose a field, and may add their role, their organisation and a public page. The search
includes the role and the organisation.

Which field a host's own words mean is not decided here, because a migration would always use the
list of fields of its day: see storage.starting.host_fields."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    for name in ("field_id", "role", "organisation", "page"):
        op.add_column("host", sa.Column(name, sa.String, nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        _search_on_sqlite()
    else:
        _search_on_postgresql()


def _search_on_sqlite() -> None:
    """The full-text table of version 0001 with two more columns."""
    for name in ("added", "changed", "removed"):
        op.execute(f"DROP TRIGGER host_search_{name}")
    op.execute("DROP TABLE host_search")
    op.execute(
        "CREATE VIRTUAL TABLE host_search USING fts5 (headline, field, topics, role, organisation, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    op.execute(
        "INSERT INTO host_search (rowid, headline, field, topics) SELECT member, headline, field, "
        "(SELECT group_concat(value, ' ') FROM json_each(topics)) FROM host"
    )
    forget = "DELETE FROM host_search WHERE rowid = old.member;"
    keep = (
        "INSERT INTO host_search (rowid, headline, field, topics, role, organisation) "
        "VALUES (new.member, new.headline, new.field, "
        "(SELECT group_concat(value, ' ') FROM json_each(new.topics)), new.role, new.organisation);"
    )
    for name, event, actions in (
        ("added", "INSERT", keep),
        ("changed", "UPDATE", forget + keep),
        ("removed", "DELETE", forget),
    ):
        op.execute(f"CREATE TRIGGER host_search_{name} AFTER {event} ON host BEGIN {actions} END")


def _search_on_postgresql() -> None:
    """The generated column of version 0001, made from two more columns."""
    op.execute("ALTER TABLE host DROP COLUMN search")
    op.execute(
        "ALTER TABLE host ADD COLUMN search tsvector GENERATED ALWAYS AS ("
        "to_tsvector('english', headline || ' ' || field || ' ' || role || ' ' || organisation) "
        "|| to_tsvector('english', topics::jsonb)) STORED"
    )
    op.execute("CREATE INDEX host_search ON host USING gin (search)")
