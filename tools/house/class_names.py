"""No class name is defined twice in the product: one word, one thing. `make check` runs this."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.house import PRODUCT
from tools.house.source import SourceFile, files_in

ALLOWED: Mapping[str, str] = {}
"""Names that several classes may have, with the reason for each."""


def double_names(files: Iterable[SourceFile]) -> dict[str, list[str]]:
    """The names of classes that are defined more than once, with the places of the definitions."""
    defined: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for node in ast.walk(file.tree):
            if isinstance(node, ast.ClassDef):
                defined[node.name].append(f"{file.path}:{node.lineno}")
    return {name: places for name, places in sorted(defined.items()) if len(places) > 1}


def complaints(doubles: Mapping[str, list[str]]) -> list[str]:
    return [
        f"The class name {name} is defined {len(places)} times: {', '.join(places)}. "
        "Give each thing its own word."
        for name, places in doubles.items()
        if name not in ALLOWED
    ]


def main() -> int:
    found = complaints(double_names(files_in(Path.cwd(), PRODUCT)))
    print("\n".join(found) or "No class name is defined twice.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
