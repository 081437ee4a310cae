from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import make_url

from storage.engine import StorageError, open_engine
from tests.storage.conftest import Server


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "cannot be read"),
        ("", "cannot be read"),
        ("postgresql://me:secret@host:port/db", "cannot be read"),
        ("mysql://me:secret@localhost/askwell", "not in mysql://"),
        ("sqlite:////no/such/folder/askwell.db", "no folder /no/such/folder"),
        ("sqlite:////tmp", "cannot be opened"),
        ("postgresql://me:secret@127.0.0.1:1/askwell", "PostgreSQL on 127.0.0.1"),
        ("postgres://127.0.0.1:1/askwell?user=me&password=secret", "PostgreSQL on 127.0.0.1"),
    ],
)
def test_what_cannot_be_used_is_told_without_the_password(url: str, says: str) -> None:
    with pytest.raises(StorageError, match=says) as raised:
        open_engine(url)

    assert "secret" not in "".join(format_exception(raised.value))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear Daniel, " * 1000)

    with pytest.raises(StorageError, match="not a database"):
        open_engine(f"sqlite:///{tmp_path}/letter.db")


def test_a_database_that_is_not_there_is_told(server: Server) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        open_engine(server.url_of("nowhere"))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_postgresql_means_psycopg_3(server: Server, scheme: str) -> None:
    url = make_url(server.url_of("postgres")).set(drivername=scheme)
    engine = open_engine(url.render_as_string(hide_password=False))

    assert engine.dialect.driver == "psycopg"
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
