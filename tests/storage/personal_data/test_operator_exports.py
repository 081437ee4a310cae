"""An operator copies what is kept about somebody who has left, at the terminal."""

import asyncio
import json
from pathlib import Path
from stat import S_IMODE

import pytest
from sqlalchemy import inspect, text

from askwell.cli import main
from askwell.commands.exporting import export_person
from askwell.settings import Settings
from bot.cards.reader import ANYBODY
from bot.interview.members import Person
from storage.connections.database import open_engine
from storage.store import SqlStore
from tests.full_disk import files_of_at_most
from tests.storage.scene import interview, member

SMALL = 32_768
"""The bytes of the file that SQLite needs to read a database."""


async def test_what_is_kept_about_somebody_is_written_into_a_new_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    store = SqlStore.open(settings.database_url)
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="Design")
    await interview(store, maya, daniel)
    await store.close()

    folder = tmp_path / "copy"
    assert await export_person(settings, maya.person, folder, ANYBODY) == 0

    assert f"Everything that is kept about {maya.name} is in {folder}" in capsys.readouterr().out
    written = json.loads((folder / "askwell.json").read_text("utf-8"))
    assert written["member"][0]["name"] == maya.name
    assert len(written["interviews_as_seeker"]) == 1
    assert maya.name in (folder / "askwell.html").read_text("utf-8")

    assert await export_person(settings, maya.person, folder, ANYBODY) == 1
    assert "cannot be made (File exists)" in capsys.readouterr().err


async def test_a_full_disk_leaves_no_half_of_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    store = SqlStore.open(settings.database_url)
    maya = await member(store, "maya", headline="x" * 3 * SMALL)
    await store.close()

    folder = tmp_path / "copy"
    with files_of_at_most(2 * SMALL):
        assert await export_person(settings, maya.person, folder, ANYBODY) == 1

    assert f"cannot be written into {folder} (File too large)" in capsys.readouterr().err
    assert not folder.exists()


async def test_nothing_is_written_about_an_unknown_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    stranger = Person("slack", "T1", "U1")
    assert await export_person(settings, stranger, tmp_path / "copy", ANYBODY) == 1
    assert "There is no database" in capsys.readouterr().err

    await SqlStore.open(settings.database_url).close()
    assert await export_person(settings, stranger, tmp_path / "copy", ANYBODY) == 1
    assert "Nobody is kept under" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()


async def test_a_database_of_another_version_is_not_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Askwell may be running with it."""
    url = f"sqlite:///{tmp_path}/askwell.db"
    await SqlStore.open(url).close()
    engine = open_engine(url)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '0070'"))

    assert await export(url, tmp_path) == 1

    assert "of another version of Askwell" in capsys.readouterr().err
    with engine.begin() as db:
        assert db.scalar(text("SELECT version_num FROM alembic_version")) == "0070"
    engine.dispose()


async def test_no_tables_are_made_in_an_empty_database(
    tmp_path: Path, empty_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await export(empty_url, tmp_path) == 1

    assert "There is no database of Askwell at" in capsys.readouterr().err
    engine = open_engine(empty_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


async def export(url: str, into: Path) -> int:
    settings = Settings(database_url=url)
    return await export_person(settings, Person("slack", "T1", "U1"), into / "copy", ANYBODY)


def test_only_their_owner_can_read_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with all that the commands of the terminal write."""
    monkeypatch.chdir(tmp_path)

    async def begin() -> Person:
        store = SqlStore.open("sqlite:///askwell.db")
        maya = await member(store, "maya")
        await store.close()
        return maya.person

    person = asyncio.run(begin())
    assert main(["export", person.platform, person.space, person.user, "copy"]) == 0
    made = [tmp_path / "copy", *(tmp_path / "copy").iterdir()]
    assert [S_IMODE(each.stat().st_mode) & 0o077 for each in made] == [0, 0, 0]
