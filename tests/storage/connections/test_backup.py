"""A copy of the database, made while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest

from askwell.commands.backup import back_up
from askwell.settings import Settings
from bot.cards.reader import ENGLISH, Reader
from bot.engine.decisions import Decision
from bot.interview.scheduling.calendars import Source
from storage.store import SqlStore
from tests.full_disk import files_of_at_most
from tests.storage.keys.test_keys import URL
from tests.storage.scene import NOON, decide, member

READER = Reader(NOON.tzinfo, ENGLISH)  # type: ignore[arg-type]


def set_up(folder: Path, **others: str) -> Settings:
    usual = {
        "database_url": f"sqlite:///{folder}/askwell.db",
        "playground_database": f"{folder}/none.db",
    }
    return Settings(**usual | others)  # type: ignore[arg-type]


async def test_a_backup_contains_the_latest_rows_but_not_the_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, copy = set_up(tmp_path), tmp_path / "copy.db"
    store = SqlStore.open(settings.database_url)
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(Source(maya.id, URL, "Work"),)))

    assert back_up(settings, str(copy), READER) == 0

    await store.close()
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT name FROM own_calendar").fetchall() == [("Work",)]
    key = (tmp_path / "askwell.key").read_bytes().strip()
    assert key not in copy.read_bytes()
    assert URL.encode() not in copy.read_bytes()
    assert S_IMODE(copy.stat().st_mode) == 0o600
    said = capsys.readouterr().out
    assert str(copy) in said
    assert f"The key file {tmp_path}/askwell.key is not in that backup" in said


async def test_an_existing_file_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = set_up(tmp_path)
    await SqlStore.open(settings.database_url).close()
    (tmp_path / "letter").write_text("Dear Daniel")

    assert back_up(settings, str(tmp_path / "letter"), READER) == 1
    assert back_up(settings, str(tmp_path / "no" / "folder"), READER) == 1

    assert (tmp_path / "letter").read_text() == "Dear Daniel"
    assert capsys.readouterr().err.count("cannot be made") == 2


def test_without_a_database_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert back_up(set_up(tmp_path), str(tmp_path / "copy.db"), READER) == 1

    assert "There is no database here yet" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


async def test_the_playground_database_is_copied_if_there_is_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    playground, copy = {"playground_database": f"{tmp_path}/p.db"}, tmp_path / "copy.db"
    settings = set_up(tmp_path, **playground, key_file=f"{tmp_path}/of_a_platform.key")
    store = SqlStore.open(settings.playground_url)
    await member(store, "maya")
    await store.close()

    assert back_up(settings, str(copy), READER) == 0

    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT user FROM member").fetchall() == [("maya",)]
    said = capsys.readouterr().out
    assert f"The database {tmp_path}/p.db is copied to" in said
    assert f"The key file {tmp_path}/p.key is not in that backup" in said


async def test_the_playgrounds_is_never_taken_for_that_of_a_platform(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = set_up(tmp_path, playground_database=f"{tmp_path}/p.db", discord_token="secret")
    await SqlStore.open(settings.playground_url).close()

    assert back_up(settings, str(tmp_path / "copy.db"), READER) == 1

    assert "There is no database here yet" in capsys.readouterr().err
    assert not (tmp_path / "copy.db").exists()


def test_a_damaged_database_leaves_no_half_a_copy(tmp_path: Path) -> None:
    (tmp_path / "askwell.db").write_text("Dear Daniel, " * 1000)

    assert back_up(set_up(tmp_path), str(tmp_path / "copy.db"), READER) == 1

    assert not (tmp_path / "copy.db").exists()


async def test_a_full_disk_is_said_of_the_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = set_up(tmp_path)
    await SqlStore.open(settings.database_url).close()

    with files_of_at_most(100_000):
        assert back_up(settings, str(tmp_path / "copy.db"), READER) == 1

    assert f"The backup {tmp_path}/copy.db cannot be written" in capsys.readouterr().err
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize(
    "url", ["me:secret@db.example/askwell", "me@db.example/askwell?password=secret"]
)
def test_for_postgresql_the_command_is_shown_without_the_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    url = f"postgres://{url}"

    assert back_up(set_up(tmp_path, database_url=url), "a b.dump", READER) == 0

    said = capsys.readouterr().out
    dump = "pg_dump --format=custom --file='a b.dump' postgresql://me@db.example/askwell"
    assert f"(umask 077; {dump})" in said  # its file would be readable for everybody
    assert "secret" not in said
