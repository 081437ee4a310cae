"""Members, hosts, interviews, cards, timers, and the search for hosts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)
CHOICE = sa.String(20)
PENDING = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    _spaces()
    _members()
    _interviews()
    _cards()
    _timers()
    if op.get_bind().dialect.name == "sqlite":
        _search_on_sqlite()
    else:
        _search_on_postgresql()


def _spaces() -> None:
    op.create_table("community", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table(
        "space",
        sa.Column("platform", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
    )
    op.create_index("ix_space_community", "space", ["community"])


def _members() -> None:
    op.create_table(
        "member",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("space", sa.String, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("zone", sa.String),
        sa.Column("quiet_from", sa.Time, nullable=False),
        sa.Column("quiet_until", sa.Time, nullable=False),
        sa.Column("nudges", sa.Boolean, nullable=False),
        sa.UniqueConstraint("platform", "space", "user"),
        sa.ForeignKeyConstraint(["platform", "space"], ["space.platform", "space.id"]),
    )
    op.create_index("ix_member_community", "member", ["community"])
    op.create_table(
        "host",
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("headline", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("gladly", sa.String, nullable=False),
        sa.Column("per_month", sa.Integer, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("place", CHOICE, nullable=False),
        sa.Column("place_detail", sa.String, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("paused_until", INSTANT),
    )
    op.create_index("host_open", "host", ["community", "open"])


def _interviews() -> None:
    op.create_table(
        "interview",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("community", sa.Integer, sa.ForeignKey("community.id"), nullable=False),
        sa.Column("seeker", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("host", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("connection", sa.String, nullable=False),
        sa.Column("wish", sa.String, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("stage", CHOICE, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("awaiting", CHOICE, nullable=False),
        sa.Column("offered", sa.Text, nullable=False),
        sa.Column("start", INSTANT),
        sa.Column("debrief", sa.Text),
        sa.Column("note", sa.String),
        sa.Column("last_contact_at", INSTANT),
        sa.Column("nudges", sa.Boolean, nullable=False),
        sa.Column("moved", sa.Boolean, nullable=False),
    )
    op.create_index("interview_of_seeker", "interview", ["seeker", "asked_at"])
    op.create_index("interview_of_host", "interview", ["host", "asked_at"])


def _cards() -> None:
    op.create_table(
        "card",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("member", sa.Integer, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("space", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("about", sa.String, sa.ForeignKey("interview.id")),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("has_buttons", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("posted_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT),
        sa.Column("taken", sa.Boolean, nullable=False),
        sa.Column("taken_at", INSTANT),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("message", sa.String),
        sa.Column("shown_version", sa.Integer, nullable=False),
        sa.UniqueConstraint("member", "key"),
    )
    op.create_index("ix_card_about", "card", ["about"])
    for name, columns in {
        "card_pending": ["posted_at", "id", "due_at", "platform", "space"],
        "card_pending_of_member": ["member", "posted_at"],
        "card_due": ["due_at"],
    }.items():
        op.create_index(name, "card", columns, sqlite_where=PENDING, postgresql_where=PENDING)


def _timers() -> None:
    op.create_table(
        "timer",
        sa.Column("interview", sa.String, sa.ForeignKey("interview.id"), primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_index("ix_timer_at", "timer", ["at"])


def _search_on_sqlite() -> None:
    """A full-text table next to `host`. Triggers keep it up to date."""
    op.execute(
        "CREATE VIRTUAL TABLE host_search USING fts5 "
        "(headline, field, topics, tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    forget = "DELETE FROM host_search WHERE rowid = old.member;"
    add = (
        "INSERT INTO host_search (rowid, headline, field, topics) "
        "VALUES (new.member, new.headline, new.field, "
        "(SELECT group_concat(value, ' ') FROM json_each(new.topics)));"
    )
    for name, event, actions in (
        ("added", "INSERT", add),
        ("changed", "UPDATE", forget + add),
        ("removed", "DELETE", forget),
    ):
        op.execute(f"CREATE TRIGGER host_search_{name} AFTER {event} ON host BEGIN {actions} END")


def _search_on_postgresql() -> None:
    """A generated column. to_tsvector reads the strings inside JSON."""
    op.execute(
        "ALTER TABLE host ADD COLUMN search tsvector GENERATED ALWAYS AS ("
        "to_tsvector('english', headline || ' ' || field) "
        "|| to_tsvector('english', topics::jsonb)) STORED"
    )
    op.execute("CREATE INDEX host_search ON host USING gin (search)")
