"""Who was erased, noted outside the database, so that the restore of an older backup brings nobody
back."""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Self

from bot.cards.rich_text import Words, in_full, say
from storage.erasing.erased_members import Erased
from storage.errors import StorageError

_ONLY_OURS = 0o600
_WHOLE = re.compile(r"\S+ [0-9a-f]{64}\r?")


class ErasureLog:
    """A file that only grows. It has one line for each person: when they were erased, and their
    keyed hash. Without the key, nobody learns anything from it. A full disk or a crash may leave
    half a line at its end, which counts as not written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def next_to(cls, key_file: Path) -> Self:
        return cls(key_file.with_suffix(".erased"))

    def note(self, erased: Iterable[Erased]) -> None:
        """Add these lines. They are on disk when this returns. Raises StorageError."""
        lines = "".join(f"{each.at.isoformat()} {each.hash}\n" for each in erased)
        try:
            with open(self.path, "ab", buffering=0, opener=_for_us) as file:
                _begin_line(file, self.path.read_bytes())
                _write(file, lines.encode())
                os.fsync(file)
        except OSError as failed:
            raise self._not_written(failed) from None

    def check(self) -> None:
        """Raises StorageError if the file cannot be written to."""
        place = self.path if self.path.exists() else self.path.absolute().parent
        if not os.access(place, os.W_OK):
            raise self._not_written(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))

    def read(self) -> dict[str, datetime]:
        """When each person was last erased, by their hash. Raises StorageError."""
        try:
            return dict(self._lines()) if self.path.exists() else {}
        except (OSError, ValueError):
            raise StorageError(
                say(
                    "The file {file} cannot be read. It says who was erased, so that no backup "
                    "brings them back. Give Askwell access to it, or put back the one that it "
                    "wrote.",
                    file=in_full(self.path),
                )
            ) from None

    def _lines(self) -> Iterator[tuple[str, datetime]]:
        *lines, last = self.path.read_text("utf-8").split("\n")
        for line in [*lines, last] if _WHOLE.fullmatch(last) else lines:
            at, hash_ = line.split()
            yield hash_, datetime.fromisoformat(at)

    def _not_written(self, failed: OSError) -> StorageError:
        return StorageError(
            say(
                "The file {file} cannot be written to ({error}). It says who was erased, so that "
                "no backup brings them back. Let the user who starts Askwell own it and its "
                "folder.",
                file=in_full(self.path),
                error=Words(str(failed.strerror)),
            )
        )


def _for_us(path: str, flags: int) -> int:
    return os.open(path, flags, _ONLY_OURS)


def _begin_line(file: FileIO, written: bytes) -> None:
    """In place of half a line, if there is one."""
    _, _, last = written.rpartition(b"\n")
    if _WHOLE.fullmatch(last.decode(errors="replace")):  # an editor took its end away
        file.write(b"\n")
    elif last:
        file.truncate(len(written) - len(last))


def _write(file: FileIO, lines: bytes) -> None:
    """All of them. On a full disk, the system first writes what still fits, and says how much."""
    while lines:
        lines = lines[file.write(lines) :]
