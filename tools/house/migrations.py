"""Each migration has a number of its own, and follows the one before it. Two changes that are made
side by side easily take the same number. `make check` runs this."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path("storage/migrations/versions")
_SAYS = re.compile(r'^(?:revision|down_revision) = "?(\w+)"?$', re.MULTILINE)


def misnumbered(files: Iterable[tuple[str, str]]) -> list[str]:
    """A complaint about each migration whose number is not the next one. A migration is the name
    of its file and the code in it."""
    found = enumerate(sorted(files), 1)
    return [
        f"{name} has to be number {number:04}, and to follow {number - 1:04}."
        for number, (name, code) in found
        if [name[:4], *_SAYS.findall(code)] != _expected(number)
    ]


def _expected(number: int) -> list[str]:
    before = f"{number - 1:04}" if number > 1 else "None"
    return [f"{number:04}", f"{number:04}", before]


def main() -> int:
    files = ((each.name, each.read_text(encoding="utf-8")) for each in FOLDER.glob("[0-9]*.py"))
    found = misnumbered(files)
    print("\n".join(found) or "Each migration follows the one before it.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
