"""Who was erased, noted outside the database, so that the restore of an older backup brings nobody
back."""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import FileIO
from operator import itemgetter
from pathlib import Path
from typing import Self

from bot.cards.rich_text import Text, Words, in_full, say
from storage.erasing.erased_members import Erased
from storage.errors import StorageError, Unusable

_ONLY_OURS = 0o600
_noted_at = itemgetter(1)
_CUT_SHORT = re.compile(r"[\dT:.+-]*( [0-9a-f]{0,63})?")


class ErasureLog:
    """A file that only grows, to which several processes may add lines at the same time. It has one
    line for each person: when they were erased, and their keyed hash. Without the key, nobody
    learns anything from it. A full disk or a crash may leave half a line, which counts as not
    written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def next_to(cls, key_file: Path) -> Self:
        return cls(key_file.with_suffix(".erased"))

    def note(self, erased: Iterable[Erased]) -> None:
        """Add these lines. They are on disk when this returns. Raises StorageError."""
        lines = "".join(f"{each.at.isoformat()} {each.hash}\n" for each in erased)
        try:
            with open(self.path, "a+b", buffering=0, opener=_for_us) as file:
                _append(file, lines.encode())
                os.fsync(file)
        except OSError as failed:
            raise StorageError(self._not_written(failed)) from None

    def check(self) -> None:
        """Raises Unusable if the file may not be written to."""
        place = self.path if self.path.exists() else self.path.absolute().parent
        if not os.access(place, os.W_OK):
            refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            raise Unusable(self._not_written(refused))

    def read(self) -> dict[str, datetime]:
        """When each person was last erased, by their hash. Raises Unusable."""
        try:
            return dict(sorted(self._lines(), key=_noted_at)) if self.path.exists() else {}
        except (OSError, ValueError):
            raise Unusable(
                say(
                    "The file {file} cannot be read. It says who was erased, so that no backup "
                    "brings them back. Give Askwell access to it, or put back the one that it "
                    "wrote.",
                    file=in_full(self.path),
                )
            ) from None

    def names_nobody(self) -> Text:
        """Nobody whom the database knows as erased."""
        return say(
            "The file {file} names nobody who was erased from this database: it is missing, or "
            "another database's. Put back the one that Askwell wrote for this database, or a "
            "backup that you restore brings erased people back.",
            file=in_full(self.path),
        )

    def _lines(self) -> Iterator[tuple[str, datetime]]:
        for line in self.path.read_text("utf-8").split("\n"):
            if not _CUT_SHORT.fullmatch(line):
                at, hash_ = line.split()
                yield hash_, datetime.fromisoformat(at)

    def _not_written(self, failed: OSError) -> Text:
        return say(
            "The file {file} cannot be written to ({error}). It says who was erased, so that no "
            "backup brings them back. Let the user who starts Askwell own it and its folder.",
            file=in_full(self.path),
            error=Words(str(failed.strerror)),
        )


def _for_us(path: str, flags: int) -> int:
    return os.open(path, flags, _ONLY_OURS)


def _append(file: FileIO, lines: bytes) -> None:
    """All at once, so that no line of another process comes in between. On a full disk, the system
    first writes what still fits; all is written again after that, or refused."""
    if not _ends_in_a_line(file):
        lines = b"\n" + lines
    while file.write(lines) < len(lines):
        lines = b"\n" + lines


def _ends_in_a_line(file: FileIO) -> bool:
    """Not after a crash, or where an editor took the end of the last line away."""
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
