"""Databases that exist for one run only."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from sqlalchemy import Engine, make_url

from storage.connections.database import open_engine
from storage.migrations import migrate

UrlOf = Callable[[str], str]
"""Creates an empty database with this name, and returns its URL."""


@contextmanager
def sqlite() -> Iterator[UrlOf]:
    """SQLite files in a temporary folder."""
    with TemporaryDirectory(prefix="askwell-bench-") as folder:
        yield lambda name: f"sqlite:///{folder}/{name}.db"


@contextmanager
def postgresql() -> Iterator[UrlOf]:
    """A temporary PostgreSQL server on a Unix socket. Raises ImportError if the package that
    contains the server is not installed."""
    from tests.postgresql_server import get_server  # noqa: PLC0415

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
    """Update PostgreSQL's statistics. Autovacuum would do so, but a benchmark ends before that."""
    for engine in engines:
        if engine.dialect.name == "postgresql":
            with closing(engine.raw_connection()) as connection:  # outside of any transaction
                connection.cursor().execute("VACUUM ANALYZE")


class ServerClock:
    """The processor time in seconds that a PostgreSQL server has used in all its processes, as
    Linux's scheduler counts it, in nanoseconds. The usual clock of a process has a hundred ticks
    per second, which is longer than many calls take. Always 0 for SQLite, which runs in our own
    process."""

    def __init__(self, engine: Engine) -> None:
        self._server = _server_of(engine) if engine.dialect.name == "postgresql" else None
        self._used: dict[int, int] = {}

    def __call__(self) -> float:
        """What was used by processes that have ended still counts."""
        processes = [self._server, *self._server.children(recursive=True)] if self._server else []
        for each in processes:
            with suppress(OSError):  # it has just ended
                self._used[each.pid] = _nanoseconds(each.pid)
        return sum(self._used.values()) / 1e9


def _server_of(engine: Engine) -> Any:
    """The server's main process."""
    from psutil import Process  # noqa: PLC0415  (it comes with the server)

    with engine.connect() as db:
        backend = db.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    return Process(backend).parent()


def _nanoseconds(process: int) -> int:
    """The time that a process has run on a processor: https://docs.kernel.org/scheduler/sched-stats.html"""
    return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[0])


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The database, opened as Askwell does it."""
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def migrated(url: str) -> Iterator[Engine]:
    """The database, opened as Askwell does it, with its tables."""
    with opened(url) as engine:
        migrate(engine)
        yield engine
