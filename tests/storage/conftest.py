"""Each test runs on an SQLite file and on a real PostgreSQL server."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, delete, make_url

from storage.connections.database import open_engine
from storage.migrations import migrate
from storage.store import SqlStore
from storage.tables import metadata, wordings
from tests import tables
from tests.postgresql_server import get_server

_OF_SEARCH = ("host_search", "host_names")
_DELETES = [
    *(str(delete(each)) for each in metadata.sorted_tables if each is not wordings),
    *(f"DELETE FROM {each}" for each in _OF_SEARCH),  # noqa: S608 - no trigger does it here
]
_IN_ANY_ORDER = "SET LOCAL session_replication_role = replica"
_FROM_ONE = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
_FORGET = "; ".join([_IN_ANY_ORDER, *_DELETES, _FROM_ONE])


class Server:
    """A PostgreSQL server with one migrated database, which is empty at the beginning of each
    test."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self.do("ALTER SYSTEM SET fsync = off")  # nobody needs these data after a crash
        self.do(
            "ALTER SYSTEM SET timezone = 'Pacific/Auckland'"
        )  # an operator's may be in any zone
        self.do("SELECT pg_reload_conf()")
        self.do("CREATE DATABASE migrated")
        self._migrated = open_engine(self.url_of("migrated"))
        migrate(self._migrated)

    def url_of(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def do(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url_of(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def forget_all(self) -> None:
        """Delete everything except wordings, because code that wrote a wording relies on it to
        stay. TRUNCATE would take fifty times as long, because it creates new files."""
        with self._migrated.begin() as db:
            db.exec_driver_sql(_FORGET)

    def disconnect(self) -> None:
        tables.disconnect_all()
        self._migrated.dispose()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
    server = Server(make_url(running.get_uri()).set(drivername="postgresql"))
    yield server
    server.disconnect()
    running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which nothing was written. On SQLite, it has no tables yet."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path}/askwell.db"
        return
    server: Server = request.getfixturevalue("server")
    yield server.url_of("migrated")
    server.forget_all()


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path}/askwell.db"
        return
    server: Server = request.getfixturevalue("server")
    server.do("CREATE DATABASE empty")
    yield server.url_of("empty")
    server.do("DROP DATABASE empty WITH (FORCE)")


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    return str(tmp_path / "askwell.key")


@pytest.fixture
async def store(url: str, key_file: str) -> AsyncIterator[SqlStore]:
    opened = SqlStore.open(url, key_file=key_file)
    yield opened
    await opened.close()


@pytest.fixture
async def second_store(url: str, key_file: str, store: SqlStore) -> AsyncIterator[SqlStore]:
    """The store that another process would have open, on the same database."""
    opened = SqlStore.open(url, key_file=key_file)
    yield opened
    await opened.close()
