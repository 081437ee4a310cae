"""Copies a SQLite database while it is in use."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from bot.cards.rich_text import Words, say
from storage.errors import StorageError, in_a_sentence

_LONGEST = 4_000
"""The maximum length of a path, in characters."""


def copy_sqlite(database: Path, to: Path) -> None:
    """Copy the whole database, as it is at one moment, into a new file that only its owner can
    read. Raises StorageError, and then leaves no incomplete file."""
    try:
        os.close(os.open(to, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as failed:
        raise StorageError(
            say(
                "The backup {file} cannot be made ({error}). Name a new file in a folder that can "
                "be written to.",
                file=Words(str(to), _LONGEST),
                error=Words(str(failed.strerror)),
            )
        ) from None
    try:
        _copy(database, to)
    except BaseException:
        to.unlink()
        raise


def _copy(database: Path, to: Path) -> None:
    with (
        in_a_sentence(URL.create("sqlite", database=str(database))),
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log next to it
