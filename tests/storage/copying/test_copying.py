"""A database is copied to one of the other kind, and nobody notices."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from stat import S_IMODE

import pytest
from sqlalchemy import Column, Engine, Table, inspect, select, text

from askwell.commands.copying import _copied_beside, copy_database
from askwell.settings import Settings
from bot.cards.plain_text import plain
from bot.cards.reader import ENGLISH, Reader
from bot.engine.decisions import Decision
from bot.interview.scheduling.calendars import Source
from storage.connections.database import is_there, open_engine
from storage.copying import whole_database
from storage.copying.whole_rows import Contents, with_plain_types
from storage.errors import StorageError
from storage.keys.keys import new_key
from storage.migrations import migrate
from storage.search import full_text
from storage.store import SqlStore
from storage.tables import couriers, key_fingerprints, metadata
from storage.tables.column_types import Instant
from tests.storage.conftest import Server
from tests.storage.keys.test_keys import URL
from tests.storage.scene import NOON, decide, interview, member

READER = Reader(NOON.tzinfo, ENGLISH)  # type: ignore[arg-type]
WISH = "How a Tuesday in a lighthouse is"


@pytest.fixture(autouse=True)
def nobody_else_is_connected(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise copying refuses. Engines of these tests disconnect when they are disposed."""
    monkeypatch.setattr("storage.connections.database.open_engine", open_engine)
    server.disconnect()


@pytest.fixture
def other_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of the other kind."""
    if backend == "postgresql":
        yield f"sqlite:///{tmp_path}/other.db"
        return
    server: Server = request.getfixturevalue("server")
    server.do("CREATE DATABASE other")
    yield server.url_of("other")
    server.do("DROP DATABASE other WITH (FORCE)")


@pytest.fixture
def settings(key_file: str) -> Settings:
    return Settings(key_file=key_file)


async def test_members_find_everything_in_the_copy(
    url: str, other_url: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    store = SqlStore.open(url, key_file=settings.key_file)
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    await decide(store, maya, Decision(save=(Source(maya.id, URL, "Work"),)))
    await interview(store, maya, daniel, wish=WISH)
    await store.close()

    assert copy_database(settings, url, other_url, READER) == 0

    said = capsys.readouterr().out
    assert "1 own_calendar" in said
    assert WISH not in said
    assert URL not in said
    copy = SqlStore.open(other_url, key_file=settings.key_file)
    (source,) = await copy.sources(NOON, 9)
    found = await copy._executor.read(
        lambda db: db.execute(full_text.members_called(db, "dan")).all()
    )
    carla = await member(copy, "carla")
    await copy.close()
    assert source.url == URL
    assert [each.member for each in found] == [daniel.id]
    assert carla.id > daniel.id


def test_every_column_of_every_table_is_the_same(
    url: str, other_url: str, settings: Settings
) -> None:
    of_processes = (key_fingerprints, couriers)  # these tell of what runs, and are looked at
    tables = [each for each in metadata.sorted_tables if each not in of_processes]
    engine = ready(url)
    with engine.begin() as db:
        for table in tables:
            for number in (1, 2):
                db.execute(with_plain_types(table).insert(), row(table, number))
    engine.dispose()

    assert copy_database(settings, url, other_url, READER) == 0

    copy = open_engine(other_url)
    for table in tables:
        with copy.connect() as db:
            held = [dict(each) for each in db.execute(select(with_plain_types(table))).mappings()]
        rows = [row(table, number) for number in (1, 2)]
        assert [each for each in held if each in rows] == rows, table.name
    copy.dispose()


def test_the_number_of_a_deleted_calendar_is_not_given_again(
    url: str, other_url: str, settings: Settings
) -> None:
    engine = ready(url)
    table = with_plain_types(metadata.tables["own_calendar"])
    with engine.begin() as db:
        for name in ("community", "space", "member"):
            db.execute(
                with_plain_types(metadata.tables[name]).insert(), row(metadata.tables[name], 1)
            )
        values = {key: value for key, value in row(table, 1).items() if key != "id"}
        for _ in range(2):
            db.execute(table.insert(), values)
            given = db.scalars(select(table.c.id)).one()
            db.execute(table.delete())
    engine.dispose()

    assert copy_database(settings, url, other_url, READER) == 0

    copy = open_engine(other_url)
    with copy.begin() as db:
        db.execute(table.insert(), values)
        assert db.scalars(select(table.c.id)).one() == given + 1
    copy.dispose()


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_database, "PATIENCE", 0.0)


@pytest.mark.usefixtures("no_patience")
@pytest.mark.parametrize("which", ["from", "to"])
def test_a_database_in_use_is_not_copied(
    url: str,
    other_url: str,
    settings: Settings,
    which: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ready(url).dispose()
    another = open_engine(url if which == "from" else other_url)
    with another.connect():
        assert copy_database(settings, url, other_url, READER) == 1
    another.dispose()

    assert "is in use. Stop Askwell" in capsys.readouterr().err


def test_the_same_database_twice_is_refused(
    url: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ready(url).dispose()
    assert copy_database(settings, url, url, READER) == 1

    assert "the same database twice" in capsys.readouterr().err


def test_a_target_with_rows_is_refused_and_left_as_it_is(
    url: str, other_url: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ready(url).dispose()
    engine = open_engine(other_url)
    with engine.begin() as db:
        db.execute(text("CREATE TABLE letter (words TEXT)"))
    engine.dispose()
    assert copy_database(settings, url, other_url, READER) == 1

    assert inspect(engine).get_table_names() == ["letter"]
    with engine.begin() as db:
        db.execute(text("DROP TABLE letter"))
    migrate(engine)
    with engine.begin() as db:
        db.execute(text("INSERT INTO community DEFAULT VALUES"))
    engine.dispose()
    assert copy_database(settings, url, other_url, READER) == 1
    assert capsys.readouterr().err.count("is not empty") == 2


def test_databases_of_another_version_or_without_tables_are_refused(
    empty_url: str, other_url: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy_database(settings, empty_url, other_url, READER) == 1
    engine = open_engine(empty_url)
    migrate(engine, "0050")
    engine.dispose()
    assert copy_database(settings, empty_url, other_url, READER) == 1

    assert capsys.readouterr().err.count("not of this version of Askwell") == 2


def test_a_difference_is_reported_and_nothing_is_kept(
    url: str,
    other_url: str,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    engine = ready(url)
    with engine.begin() as db:
        db.execute(text("INSERT INTO community DEFAULT VALUES"))
    engine.dispose()
    monkeypatch.setattr(whole_database, "contents", lambda _db, _table: Contents(0, 1))

    assert copy_database(settings, url, other_url, READER) == 1

    assert "and they are not the same" in capsys.readouterr().err
    if not is_there(other_url):  # as before
        return
    copy = open_engine(other_url)
    with copy.connect() as db:
        assert db.execute(text("SELECT * FROM community")).all() == []
    copy.dispose()


KILLED_AMID = """
import os, signal, sys
from askwell.commands.copying import copy_database
from askwell.settings import Settings
from bot.cards.reader import ENGLISH, Reader
from datetime import UTC
from storage.copying import whole_database

copied = whole_database._copied

def killed(source, target, name):
    done = copied(source, target, name)
    if name == "member":
        os.kill(os.getpid(), signal.SIGKILL)
    return done

whole_database._copied = killed
copy_database(Settings(key_file=sys.argv[1]), sys.argv[2], sys.argv[3], Reader(UTC, ENGLISH))
"""


async def test_a_copy_that_was_killed_is_no_beginning_and_is_made_again(
    url: str, other_url: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    store = SqlStore.open(url, key_file=settings.key_file)
    maya = await member(store, "maya")
    await store.close()
    command = [sys.executable, "-c", KILLED_AMID, settings.key_file, url, other_url]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL

    for begin in (SqlStore.open, SqlStore.open_existing):
        with pytest.raises(StorageError) as refused:
            begin(other_url, key_file=settings.key_file)
        assert "did not come to its end" in plain(refused.value.why, READER)

    assert copy_database(settings, url, other_url, READER) == 0, capsys.readouterr().err
    copy = SqlStore.open(other_url, key_file=settings.key_file)
    assert (await member(copy, "maya")).id == maya.id
    await copy.close()


@pytest.mark.parametrize("fails", ["askwell.key", "contents"])
def test_a_refused_copy_leaves_nothing(
    tmp_path: Path, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(f"sqlite:///{tmp_path}/askwell.db").dispose()
    if fails == "contents":
        monkeypatch.setattr(whole_database, "contents", lambda _db, _table: Contents(0, 1))
        (tmp_path / "askwell.key").write_text(new_key())
        (tmp_path / "askwell.erased").write_text("somebody")
    urls = f"sqlite:///{tmp_path}/askwell.db", f"sqlite:///{tmp_path}/new.db"
    if fails == "askwell.key":
        engine = open_engine(urls[0])
        with engine.begin() as db:
            db.execute(key_fingerprints.insert().values(one=1, fingerprint="another"))
        engine.dispose()
    before = {*tmp_path.iterdir()}

    assert copy_database(Settings(), *urls, READER) == 1

    assert {*tmp_path.iterdir()} == before


def test_the_key_file_goes_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready(f"sqlite:///{tmp_path}/askwell.db").dispose()
    key = new_key()
    (tmp_path / "askwell.key").write_text(key)
    (tmp_path / "askwell.erased").write_text("somebody")
    urls = f"sqlite:///{tmp_path}/askwell.db", f"sqlite:///{tmp_path}/new.db"

    (tmp_path / "new.erased").write_text("somebody else")
    assert copy_database(Settings(), *urls, READER) == 1
    assert "new.erased is there already" in capsys.readouterr().err
    assert not (tmp_path / "new.db").exists()

    (tmp_path / "new.erased").unlink()
    assert copy_database(Settings(), *urls, READER) == 0
    assert (tmp_path / "new.key").read_text() == key
    assert (tmp_path / "new.erased").read_text() == "somebody"
    assert S_IMODE((tmp_path / "new.key").stat().st_mode) == 0o600


def test_a_key_file_that_came_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    """Somebody may begin to use the new database at this moment."""
    one, other = tmp_path / "a.key", tmp_path / "b.key"
    one.write_text("ours")
    other.write_text("theirs")
    with pytest.raises(FileExistsError), _copied_beside({one: other}):
        pass
    assert other.read_text() == "theirs"


async def test_without_its_key_file_nothing_is_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    await SqlStore.open(url).close()
    (tmp_path / "askwell.key").unlink()

    assert copy_database(Settings(), url, f"sqlite:///{tmp_path}/new.db", READER) == 1

    assert "askwell.key is missing" in capsys.readouterr().err


def ready(url: str) -> Engine:
    engine = open_engine(url)
    migrate(engine)
    return engine


def row(table: Table, number: int) -> dict[str, object]:
    """A value in every column. Rows refer to rows with the same number."""
    return {each.name: value(each, number) for each in table.columns}


def value(column: Column[object], number: int) -> object:
    if column.foreign_keys:
        return value(next(iter(column.foreign_keys)).column, number)
    kind = with_plain_types(column.table).columns[column.name].type
    if isinstance(kind, Instant):
        return NOON.replace(microsecond=number)
    something = SOMETHING.get(kind.python_type)
    return something(number) if something else f"[{number},  2]"


SOMETHING: dict[type, Callable[[int], object]] = {
    bool: lambda number: number == 1,
    int: lambda number: number,
    date: lambda number: date(2026, 11, number),
    time: lambda number: time(20, number, 0, number),
}
