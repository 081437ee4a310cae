"""Whether Askwell can write where it has to, and whether the disks there have room."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bot.cards.rich_text import Text, Words, in_full, say
from storage.connections.database import files_of, key_file_of
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError

LEAST_FREE, MEGABYTE = 100, 1_000_000
"""A disk with fewer free megabytes is nearly full."""


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
