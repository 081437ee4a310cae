"""An operator erases somebody who has left, at the terminal."""

from pathlib import Path

import pytest

from askwell.commands import erasing
from askwell.commands.erasing import erase_person
from askwell.settings import Settings
from bot.cards.reader import ANYBODY
from bot.interview.members import Member, Person
from storage.store import SqlStore
from storage.unit_of_work import SqlUnitOfWork
from tests.storage.scene import interview, member


async def known(store: SqlStore, person: Person) -> Member | None:
    return await store.read(lambda unit: unit.memberships.known(person))


async def test_a_member_who_left_is_shown_and_then_erased(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    store = SqlStore.open(settings.database_url)
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="Design")
    await interview(store, maya, daniel)
    await store.close()

    assert await erase_person(settings, maya.person, ANYBODY, for_good=False) == 0
    assert await erase_person(settings, maya.person, ANYBODY, for_good=True) == 0

    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith(f"This is {maya.name}. Run the command again")
    assert shown[1].startswith(f"Everything about {maya.name} is erased.")
    store = SqlStore.open(settings.database_url)
    assert await known(store, maya.person) is None
    assert await known(store, daniel.person)
    await store.close()
    files = [each for each in tmp_path.iterdir() if each.suffix != ".erased"]
    assert not any(maya.person.user.encode() in each.read_bytes() for each in files)


async def test_erasing_an_unknown_person_says_that_nobody_is_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    await SqlStore.open(settings.database_url).close()

    stranger = Person("slack", "T1", "U1")
    assert await erase_person(settings, stranger, ANYBODY, for_good=True) == 1

    assert "Nobody is kept under" in capsys.readouterr().err


async def test_without_a_database_none_is_made_and_nobody_is_said_to_be_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")

    assert await erase_person(settings, Person("slack", "T1", "U1"), ANYBODY, for_good=True) == 1

    said = capsys.readouterr()
    assert "There is no database" in said.err
    assert not said.out
    assert not list(tmp_path.iterdir())


async def test_a_database_that_fails_meanwhile_is_said_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(unit: SqlUnitOfWork, **_: object) -> None:
        unit.db.exec_driver_sql("PRAGMA query_only = ON")
        unit.db.exec_driver_sql("DELETE FROM member")

    settings = Settings(database_url=f"sqlite:///{tmp_path}/askwell.db")
    store = SqlStore.open(settings.database_url)
    maya = await member(store, "maya")
    await store.close()
    monkeypatch.setattr(erasing, "erase", fail)

    assert await erase_person(settings, maya.person, ANYBODY, for_good=True) == 1

    assert (caplog.text + capsys.readouterr().err).count("it may only be read") == 1
