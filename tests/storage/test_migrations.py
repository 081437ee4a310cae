from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, make_url, text

from storage.engine import StorageError, open_engine
from storage.migrations import migrate
from storage.store import SqlStore
from storage.tables import metadata


def is_elsewhere(name: str | None) -> bool:
    """The search is known to the databases only, Slack's tables to slack_sdk."""
    return name is not None and (name == "search" or name.startswith(("host_search", "slack_")))


def test_the_migrated_tables_are_those_of_the_code(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    options = {"include_name": lambda name, kind, parents: not is_elsewhere(name)}

    with engine.connect() as db:
        differences = compare_metadata(MigrationContext.configure(db, opts=options), metadata)
    engine.dispose()

    assert differences == []


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine)
    before = inspect(engine).get_table_names()
    migrate(engine)

    assert inspect(engine).get_table_names() == before
    engine.dispose()


def test_two_processes_may_start_at_once(empty_url: str) -> None:
    engines = [open_engine(empty_url) for _ in range(2)]

    with ThreadPoolExecutor() as threads:
        list(threads.map(migrate, engines))

    for engine in engines:
        assert "interview" in inspect(engine).get_table_names()
        engine.dispose()


async def test_who_only_looks_changes_nothing(empty_url: str, backend: str) -> None:
    assert SqlStore.look(empty_url) is None
    if backend == "sqlite":
        assert not Path(str(make_url(empty_url).database)).exists()
    engine = open_engine(empty_url)
    assert inspect(engine).get_table_names() == []
    migrate(engine)
    found = SqlStore.look(empty_url)
    assert found
    await found.close()
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(StorageError, match="start this one once"):
        SqlStore.look(empty_url)
    engine.dispose()
