"""On PostgreSQL, narrow tables contain the words and the names of open hosts. So a search reads
many of them quickly, and a host's words are not indexed again just because the host was asked for
an interview. On SQLite, the full-text indexes are such tables already.

Generated columns prepare the content; triggers copy it into these tables. The triggers' functions
find the tables with any search_path, because `pg_restore --data-only` writes rows with an empty
one."""

from alembic import op

revision = "0075"
down_revision = "0074"

HELD = (("host_search", "host.search"), ("host_names", "member.search"))
KEEP_HOST = """
CREATE FUNCTION keep_host_search() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM host_search WHERE community = old.community AND member = old.member;
    DELETE FROM host_names WHERE community = old.community AND member = old.member;
  END IF;
  IF TG_OP <> 'DELETE' AND new.open THEN
    INSERT INTO host_search VALUES (new.community, new.member, new.paused_until, new.search);
    INSERT INTO host_names SELECT new.community, new.member, new.paused_until, search
    FROM member WHERE id = new.member;
  END IF;
  RETURN NULL;
END $$
"""
KEEP_NAME = """
CREATE FUNCTION keep_host_name() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE host_names SET held = new.search WHERE community = new.community AND member = new.id;
  RETURN NULL;
END $$
"""
CHANGED = " OR ".join(
    f"new.{each} IS DISTINCT FROM old.{each}"
    for each in ("community", "open", "paused_until", "search")
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("DROP INDEX host_search")
    for name, held in HELD:
        _table(name, held)
    op.execute(KEEP_HOST)
    op.execute(KEEP_NAME)
    for trigger, when, then in (
        ("host_search_kept AFTER INSERT OR DELETE ON host", "true", "keep_host_search"),
        ("host_search_changed AFTER UPDATE ON host", CHANGED, "keep_host_search"),
        ("host_name_changed AFTER UPDATE ON member", "new.name <> old.name", "keep_host_name"),
    ):
        op.execute(f"CREATE TRIGGER {trigger} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {then}()")


def _table(name: str, held: str) -> None:
    op.execute(
        f"CREATE TABLE {name} (community integer, member integer, "
        "paused_until timestamp with time zone, held tsvector, PRIMARY KEY (community, member))"
    )
    op.execute(
        f"INSERT INTO {name} SELECT host.community, host.member, host.paused_until, {held} "  # noqa: S608
        "FROM host JOIN member ON member.id = host.member WHERE host.open "
        "ORDER BY host.community, host.member"
    )
    index = f"{name}_held ON {name} USING gin (held) WITH (fastupdate = off)"
    op.execute(f"CREATE INDEX {index}")
    op.execute(f"ANALYZE {name}")
