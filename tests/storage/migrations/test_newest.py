"""An empty database gets the newest tables at once. They are the same as those that all versions
lead to, one after the other."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL
from subprocess import run

import pytest
from sqlalchemy import Engine, inspect, text

from storage.connections.database import open_engine
from storage.migrations import migrate
from storage.migrations.upgrading import upgrade
from tests.storage.conftest import Server

CATALOGUES = {
    "relations": """
        SELECT relname, relkind, relpersistence, reloptions, relrowsecurity FROM pg_class
        WHERE relnamespace = 'public'::regnamespace""",
    "columns": """
        SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull,
          attidentity, attgenerated, attcollation, attstorage, attstattarget, attoptions,
          pg_get_expr(adbin, adrelid)
        FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid AND relnamespace = 'public'::regnamespace
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attnum > 0 AND NOT attisdropped""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "functions": """
        SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace""",
    "triggers": """
        SELECT tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
    "sequences": """
        SELECT s.*, pg_depend.refobjid::regclass::text, refobjsubid > 0 FROM pg_sequences AS s
        JOIN pg_depend ON objid = s.sequencename::regclass AND deptype IN ('a', 'i')""",
    "types": """
        SELECT typname, typtype FROM pg_type WHERE typnamespace = 'public'::regnamespace""",
}
"""Column constraints NOT NULL are compared as `attnotnull`: since PostgreSQL 18 they have names,
and a column that was renamed keeps the earlier one."""
MASTER = "SELECT type, name, tbl_name, sql FROM sqlite_master"
INDEXES_AS_CREATED = """
    SELECT tbl_name, name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
    ORDER BY rowid"""


def described(engine: Engine) -> dict[str, list[str]]:
    """Everything that defines the database, and all of its rows, in any order. The order of a
    table's columns does not matter, because all code names them."""
    with engine.connect() as db:
        queries = {"master": MASTER} if engine.dialect.name == "sqlite" else CATALOGUES
        rows = {
            f"rows of {each}": f'SELECT * FROM "{each}"'  # noqa: S608
            for each in filled(engine)
        }
        return {
            name: sorted(str([in_any_order(each) for each in row]) for row in db.execute(text(sql)))
            for name, sql in (queries | rows).items()
        }


def filled(engine: Engine) -> Iterator[str]:
    with engine.connect() as db:
        for each in inspect(engine).get_table_names():
            if db.scalar(text(f'SELECT EXISTS (SELECT 1 FROM "{each}")')):  # noqa: S608
                yield each


def in_any_order(value: object) -> object:
    """A CREATE TABLE as a sorted list of its columns and constraints, and white space in a
    statement as single spaces."""
    if not isinstance(value, str):
        return value
    plain = re.sub(r"; ?", ";", " ".join(value.split()))
    if not (made := re.fullmatch(r"(CREATE TABLE \S+) \((.+)\)", plain)):
        return plain
    return [made[1], *sorted(re.split(r", (?![^(]*\))", made[2].strip()))]


@pytest.fixture
def both(
    empty_url: str, backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Engine, Engine]]:
    """Two databases without tables."""
    if backend == "sqlite":
        urls = [empty_url, f"sqlite:///{tmp_path}/other.db"]
    else:
        server: Server = request.getfixturevalue("server")
        server.do("CREATE DATABASE other")
        urls = [empty_url, server.url_of("other")]
    one, other = map(open_engine, urls)
    yield one, other
    one.dispose()
    other.dispose()
    if backend != "sqlite":
        server.do("DROP DATABASE other WITH (FORCE)")


def test_the_newest_tables_equal_those_of_all_migrations(both: tuple[Engine, Engine]) -> None:
    created, migrated = both
    migrate(created)
    with migrated.begin() as db:
        upgrade(db, "head")

    one, other = described(created), described(migrated)

    assert one.keys() == other.keys()
    for name, found in one.items():
        assert found == other[name], difference(name, found, other[name])


def difference(name: str, created: list[str], migrated: list[str]) -> str:
    """What differs, and what to do about it."""
    return "\n".join(
        (
            f"The {name} of a new database differ from those that the migrations lead to. Add a "
            "migration in storage/migrations/versions/. If storage/tables/ cannot declare the "
            "change, add it to storage/migrations/newest.py, too.",
            *(f"Only in a new database: {each}" for each in created if each not in migrated),
            *(f"Only after the migrations: {each}" for each in migrated if each not in created),
        )
    )


def test_indexes_are_created_in_the_same_order_each_time(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/askwell.db")
    migrate(engine)
    with engine.connect() as db:
        named = list(map(tuple, db.execute(text(INDEXES_AS_CREATED))))
    engine.dispose()

    tables = list(dict.fromkeys(table for table, _ in named))
    assert len(tables) > 20
    assert named == sorted(named, key=lambda each: (tables.index(each[0]), each[1]))


def test_a_process_that_is_killed_before_the_end_leaves_nothing(empty_url: str) -> None:
    killed = (
        "import os; from storage import migrations; "
        "from storage.connections.database import open_engine; "
        f"migrations.newest._VERSION.create = lambda db: os.kill(os.getpid(), {SIGKILL}); "
        f"migrations.migrate(open_engine({empty_url!r}))"
    )
    assert run([sys.executable, "-c", killed], check=False).returncode == -SIGKILL

    engine = open_engine(empty_url)
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    assert "interview" in inspect(engine).get_table_names()
    engine.dispose()
