"""With which status Askwell ends where somebody has to put something right first."""

import asyncio
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import create_engine

from storage.copying import half_copied
from storage.keys.keys import new_key
from storage.store import SqlStore
from tests.conftest import Command


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """The database of a playground that has run before. Its key file is next to it."""
    file = tmp_path / "used.db"
    asyncio.run(SqlStore.open(f"sqlite:///{file}").close())
    return file


def _nothing_to_read(used: Path) -> None:
    used.write_text("no database")


def _of_a_newer_version(used: Path) -> None:
    with closing(sqlite3.connect(used)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")


def _half_copied(used: Path) -> None:
    engine = create_engine(f"sqlite:///{used}")
    half_copied.mark(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda used: used.with_suffix(".key").unlink(), "used.key is missing"),
        (lambda used: used.with_suffix(".key").write_text(new_key()), "used.key is not the one"),
        (lambda used: used.with_suffix(".key").write_text("x"), "used.key contains something"),
        (lambda used: used.with_suffix(".erased").write_text("x"), "used.erased cannot be read"),
        (_nothing_to_read, "used.db cannot be used: it is not a database"),
        (_of_a_newer_version, "used by a newer Askwell"),
        (_half_copied, "did not come to its end"),
    ],
)
def test_a_supervisor_does_not_start_again_what_somebody_has_to_put_right_first(
    spoil: Callable[[Path], object], says: str, used: Path, command: Command
) -> None:
    spoil(used)
    status, _, err = command("run", PLAYGROUND_DATABASE=str(used))
    assert says in err
    assert len(err.splitlines()) == 1
    assert status == 2


_TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def _in_no_folder(there: Path) -> Path:
    return there / "nowhere" / "askwell.db"


def _a_folder(there: Path) -> Path:
    return there


def _beside_a_lock_that_may_not_be_opened(there: Path) -> Path:
    (there / "askwell.db.lock").mkdir()
    return there / "askwell.db"


@pytest.mark.parametrize(
    "database", [_in_no_folder, _a_folder, _beside_a_lock_that_may_not_be_opened]
)
def test_a_database_url_that_names_no_possible_file_is_a_wrong_setting(
    database: Callable[[Path], Path], tmp_path: Path, command: Command
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    status, _, err = command("run", **_TOKENS, DATABASE_URL=f"sqlite:///{database(there)}")
    assert "DATABASE_URL" in err
    assert len(err.splitlines()) == 1
    assert status == 2


@pytest.mark.parametrize("host", ["nobody.invalid", "a..b", "a" * 70])
def test_a_host_that_cannot_be_found_is_a_wrong_setting(
    host: str, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    def look_up(given: object, *_: object, **_more: object) -> NoReturn:
        str(given).encode("idna")
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    status, _, err = command("run", **_TOKENS, HTTP_HOST=host, HTTP_PORT="0")
    assert "HTTP_HOST" in err
    assert len(err.splitlines()) == 1
    assert status == 2


def test_a_host_that_cannot_be_looked_up_now_may_be_found_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    def look_up(*_: object, **_more: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    status, _, err = command("run", **_TOKENS, HTTP_HOST="soon.example", HTTP_PORT="0")
    assert "HTTP_HOST" in err
    assert status == 1
