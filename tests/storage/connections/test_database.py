from contextlib import ExitStack
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, QueuePool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.connections.database import open_engine, place_of
from storage.connections.executor import Executor
from storage.errors import NotReady, StorageError, WrongUrl, as_storage_error, is_away
from storage.migrations import migrate
from tests.full_disk import files_of_at_most
from tests.storage.conftest import Server


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "cannot be read"),
        ("", "cannot be read"),
        ("postgresql://me:secret@host:port/db", "cannot be read"),
        ("mysql://me:secret@localhost/askwell", "not with mysql://"),
        ("postgresql://me:top@secret@127.0.0.1:1/askwell", "write %40 in place of @"),
        ("sqlite://askwell.db", "three slashes before the file"),
        ("sqlite://srv/askwell.db", "three slashes before the file"),
        ("sqlite:///askwell.db?mode=ro", "and nothing after it"),
        ("sqlite:///:memory:?cache=shared", "and nothing after it"),
        ("sqlite:////no/such/folder/askwell.db", "The folder /no/such/folder"),
        ("sqlite:////tmp", "may not be opened"),
        ("postgresql://me:secret@127.0.0.1:1/askwell", "PostgreSQL on 127.0.0.1"),
        ("postgres://127.0.0.1:1/askwell?user=me&password=secret", "PostgreSQL on 127.0.0.1"),
        *[
            (f"postgresql://me:secret@127.0.0.1:1{end}", "^PostgreSQL cannot be")
            for end in ("", "/")
        ],
        ("postgresql://", "name the database"),
    ],
)
def test_the_error_for_an_unusable_database_has_no_password(url: str, says: str) -> None:
    with pytest.raises(StorageError, match=says) as raised:
        open_engine(url)

    assert "secret" not in "".join(format_exception(raised.value))


@pytest.mark.parametrize("url", ["me:secret@there/db", "me@there/db?password=secret"])
def test_the_place_of_a_database_is_shown_without_the_password(url: str) -> None:
    assert "secret" not in place_of(f"postgresql://{url}")


def test_a_file_that_is_no_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear Daniel, " * 1000)

    with pytest.raises(StorageError, match="not a database"):
        open_engine(f"sqlite:///{tmp_path}/letter.db")


def test_a_damaged_file_is_reported_before_it_is_used(tmp_path: Path) -> None:
    url, page = f"sqlite:///{tmp_path}/askwell.db", 4096
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    sound = (tmp_path / "askwell.db").read_bytes()
    (tmp_path / "askwell.db").write_bytes(sound[: 4 * page] + b"Z" * page + sound[5 * page :])

    with pytest.raises(StorageError, match=r"askwell\.db cannot be used: it is damaged\. Stop"):
        open_engine(url)


def test_a_damaged_page_does_not_keep_others_from_being_read(tmp_path: Path) -> None:
    """So a timer that needs it is put off, and the other timers fire."""
    file, page = tmp_path / "askwell.db", 4096
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as db:
        db.exec_driver_sql("CREATE TABLE letter (words TEXT)")
        db.exec_driver_sql("INSERT INTO letter VALUES ('short'), (?)", ("long" * page,))
    engine.dispose()
    with file.open("r+b") as written:
        written.seek(2 * page)  # where the long letter goes on
        written.write(b"\x7f")

    with engine.connect() as db:
        with pytest.raises(DBAPIError, match="malformed") as raised:
            db.exec_driver_sql("SELECT words FROM letter WHERE rowid = 2").all()
        assert not is_away(raised.value)
        assert db.scalar(text("SELECT words FROM letter WHERE rowid = 1")) == "short"
    engine.dispose()


@pytest.mark.parametrize(
    ("limit", "says"),
    [("max_page_count = 1", "the disk is full. Make room"), ("query_only = ON", "only be read")],
)
def test_the_error_of_a_later_failure_has_no_values(tmp_path: Path, limit: str, says: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/askwell.db")
    with engine.begin() as db:
        db.exec_driver_sql("CREATE TABLE letter (words TEXT)")

    with (  # noqa: PT012
        pytest.raises(StorageError, match=says) as raised,
        as_storage_error(engine.url),
        engine.begin() as db,
    ):
        db.exec_driver_sql(f"PRAGMA {limit}")
        db.execute(text("INSERT INTO letter VALUES (:words)"), {"words": "secret " * 5_000})
    engine.dispose()

    assert "secret" not in "".join(format_exception(raised.value))


def test_a_disk_that_is_full_when_the_file_is_opened_is_said_to_be_full(tmp_path: Path) -> None:
    """The file next to it that ends in `-shm` cannot grow, here because of a limit."""
    url = f"sqlite:///{tmp_path}/askwell.db"
    open_engine(url).dispose()
    with files_of_at_most(16_384), pytest.raises(StorageError, match="the disk is full"):
        open_engine(url)


def test_only_a_server_that_may_come_is_worth_waiting_for(server: Server) -> None:
    with pytest.raises(NotReady, match="Connection refused"):
        open_engine("postgresql://me@127.0.0.1:1/askwell")
    with pytest.raises(StorageError, match="does not exist") as raised:
        open_engine(server.url_of("nowhere"))
    assert not isinstance(raised.value, NotReady)


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:99999/askwell",
        "127.0.0.1:1/askwell?sslmode=some",
        "127.0.0.1:1/askwell?connect_timeout=long",
        "127.0.0.1:1/askwell?no_option=1",
    ],
)
def test_an_option_that_stays_wrong_is_not_waited_for(url: str) -> None:
    with pytest.raises(WrongUrl, match=r"PostgreSQL on 127\.0\.0\.1, database askwell"):
        open_engine(f"postgresql://me@{url}")


def test_a_missing_database_is_reported(server: Server) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        open_engine(server.url_of("nowhere"))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_postgresql_means_psycopg_3(server: Server, scheme: str) -> None:
    url = make_url(server.url_of("postgres")).set(drivername=scheme)
    engine = open_engine(url.render_as_string(hide_password=False))

    assert engine.dialect.driver == "psycopg"
    engine.dispose()


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_store_every_name_is_refused(server: Server, encoding: str) -> None:
    server.do(f"CREATE DATABASE in_{encoding} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")

    with pytest.raises(StorageError, match=f"in {encoding}, and Askwell needs UTF8"):
        open_engine(server.url_of(f"in_{encoding.lower()}"))


async def test_postgresql_compiles_no_plan(server: Server) -> None:
    executor = Executor(open_engine(server.url_of("postgres")))
    jit = text("SHOW jit")
    try:
        assert await executor.read(lambda db: db.scalar(jit)) == "off"
        assert await executor.run(lambda db: db.scalar(jit)) == "off"
    finally:
        await executor.close()


def test_postgresql_does_not_say_that_a_part_of_a_query_is_empty(server: Server) -> None:
    engine = open_engine(server.url_of("postgres"))
    said: list[object] = []
    with engine.connect() as db:
        driver: Any = db.connection.driver_connection
        driver.add_notice_handler(said.append)
        db.execute(text("SELECT to_tsquery('english', '')"))
    engine.dispose()

    assert not said


def test_postgresql_keeps_its_plans_when_work_is_undone(server: Server) -> None:
    engine = open_engine(server.url_of("postgres"))
    try:
        with engine.connect() as db:
            with db.begin() as work:
                db.execute(text("CREATE TEMPORARY TABLE undone (id INTEGER)"))
                for _ in range(10):
                    db.execute(text("SELECT 14"))
                work.rollback()
            with db.begin():
                assert db.scalar(text("SELECT to_regclass('undone')")) is None
                planned = db.scalars(text("SELECT statement FROM pg_prepared_statements"))
                assert "SELECT 14" in planned.all()
    finally:
        engine.dispose()


def test_a_server_that_vanished_is_found_out(server: Server) -> None:
    engine = open_engine(server.url_of("postgres") + "&tcp_user_timeout=5000")
    try:
        with engine.connect() as db:
            driver = db.connection.driver_connection
            assert driver is not None
            told = driver.info.get_parameters()
        assert (told["tcp_user_timeout"], told["keepalives_idle"]) == ("5000", "60")
    finally:
        engine.dispose()


def test_sqlite_is_set_up_for_one_writer_and_a_crash(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/askwell.db")

    with engine.connect() as db:
        settings = {
            name: db.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def _where(db: Connection) -> object:
    return db.exec_driver_sql("PRAGMA temp_store").scalar()


def _where_in_pool(engine: Engine) -> list[object]:
    """Of all connections that the pool holds."""
    assert isinstance(engine.pool, QueuePool)
    with ExitStack() as stack:
        held = range(max(1, engine.pool.checkedin()))
        return [_where(stack.enter_context(engine.connect())) for _ in held]


def _fail_on_commit(db: Connection) -> None:
    db.exec_driver_sql("CREATE TABLE a (id INTEGER PRIMARY KEY)")
    db.exec_driver_sql("CREATE TABLE b (a REFERENCES a DEFERRABLE INITIALLY DEFERRED)")
    db.exec_driver_sql("INSERT INTO b VALUES (1)")


async def test_only_the_connection_that_writes_undoes_in_memory(tmp_path: Path) -> None:
    """A long read may sort more than fits into memory, and the pool's connections rewrite the whole
    file."""
    executor, in_file, in_memory = Executor(open_engine(f"sqlite:///{tmp_path}/askwell.db")), 0, 2
    try:
        assert await executor.run(_where) == in_memory
        assert await executor.read(_where) == in_file
        assert await executor.read_long(_where) == in_file
        with pytest.raises(IntegrityError):
            await executor.run(_fail_on_commit)
        assert set(await executor.run_separately(_where_in_pool)) == {in_file}
    finally:
        await executor.close()
