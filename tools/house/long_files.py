"""A file of the product has fewer than 300 lines, so that it keeps one purpose. `make check` runs
this."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tools.house import PRODUCT
from tools.house.source import SourceFile, files_in

LIMIT = 300


def too_long(files: Iterable[SourceFile]) -> list[str]:
    """A complaint about each file that has as many lines as the limit, or more."""
    return [
        f"{file.path} has {file.lines} lines: split it by purpose, so that it has under {LIMIT}."
        for file in files
        if file.lines >= LIMIT
    ]


def main() -> int:
    found = too_long(files_in(Path.cwd(), PRODUCT))
    print("\n".join(found) or f"Every file has under {LIMIT} lines.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
