"""Files with secrets or members' words that other users of this computer can read."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from bot.cards.rich_text import Text, Words, in_full, say
from storage.connections.database import files_of, key_file_of
from storage.errors import StorageError

_READ_BY_OTHERS = 0o044


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
        for file in [Path(".env"), *_database(database_url, key_file)]
        if (rights := _rights(file)) & _READ_BY_OTHERS
    ]


def _database(url: str, key_file: str) -> Iterator[Path]:
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
