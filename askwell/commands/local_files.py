"""Askwell's files on this computer: whether others can read them, whether Askwell can write to
them, and whether their disks have room."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from bot.cards.rich_text import Text, Words, in_full, say
from storage.connections.database import files_of, key_file_of
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError

_READ_BY_OTHERS = 0o044
LEAST_FREE, MEGABYTE = 100, 1_000_000
"""A disk with fewer free megabytes is nearly full."""


def exposed(database_url: str, key_file: str) -> list[Text]:
    """One sentence for each file, with what to do. Files that we create can only be read by their
    owner; these may be older, or made by hand."""
    return [
        say(
            "Others on this computer can read {file} (its permissions: {rights}): run {command}.",
            file=in_full(file),
            rights=Words(f"{rights:03o}"),
            command=in_full(f"`chmod 600 {file}`"),
        )
        for file in [Path(".env"), *_files_of_database(database_url, key_file)]
        if (rights := _rights(file)) & _READ_BY_OTHERS
    ]


def _files_of_database(url: str, key_file: str) -> Iterator[Path]:
    """The database file with its key file."""
    with suppress(StorageError):  # who opens it says what is wrong with the address
        yield from files_of(url)
        if keys := key_file_of(url, key_file):
            yield keys


def _rights(file: Path) -> int:
    try:
        return S_IMODE(file.stat().st_mode)
    except OSError:  # it is not there, or not even we may see it
        return 0


def without_room(database_url: str, key_file: str) -> list[Text]:
    """One sentence for each place, with what to do. Raises StorageError if `database_url` cannot be
    read."""
    files = files_of(database_url)
    keys = key_file_of(database_url, key_file)
    folders = [each.absolute().parent for each in (*files, *([keys] if keys else []))]
    return [*_unwritable(files), *_unwritable_log(keys), *_nearly_full(folders)]


def _unwritable(files: list[Path]) -> Iterator[Text]:
    """About the files of the database and their folder, where SQLite makes more of them."""
    places = [*(each for each in files if each.exists()), *(each.parent for each in files[:1])]
    for place in places:
        if not os.access(place, os.W_OK):
            yield say(
                "This user cannot write to {place}, as Askwell has to. Let the user who starts "
                "Askwell own it, on a disk that can be written to, and run this command as that "
                "user.",
                place=in_full(place.absolute()),
            )


def _unwritable_log(key_file: Path | None) -> Iterator[Text]:
    """About the file that ends in `.erased`, next to the key file."""
    try:
        if key_file:
            ErasureLog.next_to(key_file).check()
    except StorageError as failed:
        yield failed.why


def _nearly_full(folders: list[Path]) -> Iterator[Text]:
    """One sentence for each disk."""
    for folder in {each.stat().st_dev: each for each in folders if each.exists()}.values():
        with suppress(OSError):
            free = shutil.disk_usage(folder).free // MEGABYTE
            if free < LEAST_FREE:
                yield say(
                    "The disk of {folder} is nearly full: {free} MB are free. Make room on it, "
                    "because Askwell can store nothing on a full disk.",
                    folder=in_full(folder),
                    free=Words(str(free)),
                )
