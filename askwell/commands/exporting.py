"""An operator copies everything that is stored about a person who cannot ask for it themselves
because they have left."""

from functools import partial
from itertools import chain
from pathlib import Path
from shutil import rmtree

from askwell.commands.person_commands import NOBODY, name_of, run_on_store
from askwell.settings import Settings
from bot.cards.plain_text import plain
from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import Text, Words, in_full, say
from bot.engine.personal_data import PersonalData
from bot.engine.store.store import UnitOfWork
from bot.interview.members import Member, Person
from bot.texts.me.privacy import personal_data
from storage.errors import StorageError
from storage.store import SqlStore


async def export_person(settings: Settings, person: Person, folder: Path, reader: Reader) -> int:
    """Write the files that `privacy` sends into a new folder, in the person's language, and tell
    `reader`. Return the exit status."""
    return await run_on_store(settings, reader, partial(_export, person, folder))


async def _export(person: Person, folder: Path, store: SqlStore) -> Text:
    """What is there now. Raises StorageError, and then no half of a copy is left."""
    found = await store.read(lambda unit: _read(unit, person))
    if found is None:
        raise StorageError(NOBODY)
    member, held = found
    _make(folder)
    try:
        _fill(folder, held, reader_of(member))
    except BaseException:
        rmtree(folder)
        raise
    return say(
        "Everything that is kept about {name} is in {folder}: a page to read, and a file for "
        "programs. Give it to them alone, and then delete it here.",
        name=name_of(member),
        folder=in_full(folder),
    )


def _read(unit: UnitOfWork, person: Person) -> tuple[Member, PersonalData] | None:
    found = unit.memberships.known(person)
    return (found, unit.memberships.personal_data(found.id)) if found else None


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as failed:
        raise StorageError(
            say(
                "The folder {folder} cannot be made ({error}). Name a new one, in a folder that "
                "can be written to.",
                folder=in_full(folder),
                error=Words(str(failed.strerror)),
            )
        ) from None


def _fill(folder: Path, held: PersonalData, reader: Reader) -> None:
    try:
        for each in chain.from_iterable(personal_data.files(held, reader)):
            (folder / each.name).write_text(plain(each.text, reader), encoding="utf-8")
    except OSError as failed:
        raise StorageError(
            say(
                "The files cannot be written into {folder} ({error}). Make room on its disk, or "
                "name a folder on another one.",
                folder=in_full(folder),
                error=Words(str(failed.strerror)),
            )
        ) from None
