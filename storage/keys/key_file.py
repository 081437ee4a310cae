"""The file with the keys, one on each line, the newest first. It is kept outside the database, so
that a copy of the database alone is not enough to decrypt what it contains."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.cards.rich_text import Text, Words, in_full, say
from storage.errors import Unusable
from storage.keys.keys import Keys, new_key


class KeyFileError(Unusable):
    """The key file cannot be used. The message says why in a sentence, and contains no key."""


def read(file: Path) -> Keys | None:
    """The keys in the file. None if there is no such file. Raises KeyFileError."""
    with _in_a_sentence(file):
        try:
            return _read(file)
        except FileNotFoundError:
            return None


def read_or_make(file: Path) -> Keys:
    """The keys in the file, which is made if there is none. If two processes make it at the same
    time, both get the same keys. Raises KeyFileError."""
    if keys := read(file):
        return keys
    with _in_a_sentence(file):
        with suppress(FileExistsError):
            _make(file)
        return _read(file)


def _read(file: Path) -> Keys:
    lines = file.read_text("ascii", errors="replace").split()
    try:
        return Keys(lines)
    except ValueError:  # its message could contain a line
        raise KeyFileError(_malformed(file) if lines else _empty(file)) from None


def _make(file: Path) -> None:
    """Write a temporary file and then link it, so that a half-written key file never exists under
    this name. Its permissions are 600 from the beginning, as for every temporary file. Raises
    FileExistsError."""
    with NamedTemporaryFile("w", dir=file.parent, prefix=f".{file.name}.") as made:
        made.write(f"{new_key()}\n")
        made.flush()
        os.fsync(made.fileno())
        os.link(made.name, file)


@contextmanager
def _in_a_sentence(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failed:
        raise KeyFileError(
            say(
                "The key file {file} can be neither read nor made ({error}). Let the user who "
                "starts Askwell own it and its folder, or name another place as KEY_FILE.",
                file=named(file),
                error=Words(str(failed.strerror)),
            )
        ) from None


def named(file: Path) -> Text:
    return in_full(file.absolute())


def _empty(file: Path) -> Text:
    return say(
        "The key file {file} is empty. Put back the copy that you keep of it; if Askwell was never "
        "started before, remove the file, and Askwell makes one.",
        file=named(file),
    )


def _malformed(file: Path) -> Text:
    return say(
        "The key file {file} contains something that is not a key. Put back the copy that you keep "
        "of it: each of its lines is a key of 44 characters.",
        file=named(file),
    )
