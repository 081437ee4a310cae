"""`askwell copy-database`: from SQLite to PostgreSQL, or back."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from askwell.settings import Settings
from askwell.terminal import complain
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, in_full, say
from storage.connections.database import files_of, key_file_of
from storage.copying.whole_database import between, copy_all
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError


def copy_database(settings: Settings, from_url: str, to_url: str, reader: Reader) -> int:
    """Tell `reader` how many rows were copied, by table. Return the exit status."""
    try:
        _check_are_two(from_url, to_url)
        files = _kept_beside(settings, from_url, to_url)
        keys = key_file_of(from_url, settings.key_file)
        with between(from_url, to_url, keys) as (source, target), _copied_beside(files):
            counted = copy_all(source, target)
    except StorageError as failed:
        complain(failed.why, reader)
        return 1
    print("\n".join(f"{rows:>12,} {table}" for table, rows in counted.items() if rows))
    print(plain(_done(to_url, settings, sum(counted.values())), reader))
    return 0


def _done(to_url: str, settings: Settings, rows: int) -> Text:
    return say(
        "All {rows} rows are copied, counted and compared. Set DATABASE_URL to the new database, "
        "and start Askwell. Its key file is {keys}. Keep the old database until you are sure.",
        rows=Words(f"{rows:,}"),
        keys=in_full(key_file_of(to_url, settings.key_file)),
    )


def _check_are_two(from_url: str, to_url: str) -> None:
    """Raises StorageError."""
    one, other = ([each.resolve() for each in files_of(url)] or url for url in (from_url, to_url))
    if one == other:
        raise StorageError(say("That is the same database twice. Name an empty one to copy to."))


def _kept_beside(settings: Settings, from_url: str, to_url: str) -> Mapping[Path, Path]:
    """The key file and the file of erased members: where each is, and where it has to be. Raises
    StorageError if another file is there."""
    keys, to = (key_file_of(url, settings.key_file) for url in (from_url, to_url))
    if keys is None or to is None:
        raise StorageError(say("A database in memory cannot be copied."))
    files = {keys: to, ErasureLog.next_to(keys).path: ErasureLog.next_to(to).path}
    files = {one: other for one, other in files.items() if one.absolute() != other.absolute()}
    for one, other in files.items():
        if other.exists() and not (one.exists() and _same(one, other)):
            raise StorageError(
                say(
                    "{file} is there already, and of another database. Move it away, or name "
                    "another place as KEY_FILE.",
                    file=in_full(other),
                )
            )
    return {one: other for one, other in files.items() if one.exists() and not other.exists()}


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


@contextmanager
def _copied_beside(files: Mapping[Path, Path]) -> Iterator[None]:
    """Copied so that only their owner can read them. If anything fails, no copy is left."""
    ours: list[Path] = []  # what is there by now is somebody else's, and stays
    try:
        for one, other in files.items():
            with _new_file(other) as copy:
                ours.append(other)
                copy.write(one.read_bytes())
        yield
    except BaseException:
        for other in ours:
            other.unlink(missing_ok=True)
        raise


def _new_file(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
