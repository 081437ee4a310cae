"""Sizes, read from the source: files, lines, functions, classes and their complexity."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class SourceFile(NamedTuple):
    path: Path
    """Relative to the root of the repository."""
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def files_in(root: Path, packages: Iterable[str]) -> list[SourceFile]:
    paths = sorted(path for package in packages for path in (root / package).rglob("*.py"))
    return [_read(path, root) for path in paths]


def _read(path: Path, root: Path) -> SourceFile:
    text = path.read_text(encoding="utf-8")
    return SourceFile(path.relative_to(root), text, ast.parse(text))


def functions_in(files: Iterable[SourceFile]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for file in files:
        for node in ast.walk(file.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The number of lines, from `def` to the last line. Decorators are not counted."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def highest_complexity(root: Path, packages: Iterable[str]) -> int:
    """The highest cyclomatic complexity, as ruff counts it. `make check` limits it."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--exit-zero"]
    rule = ["--select", "C901", "--config", "lint.mccabe.max-complexity=0"]
    found = subprocess.run(
        [*command, *rule, "--output-format", "json", *packages],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return max((_complexity(each["message"]) for each in json.loads(found.stdout)), default=0)


def _complexity(message: str) -> int:
    """The number in a message such as "`run` is too complex (7 > 0)"."""
    return int(message.rpartition("(")[2].split()[0])
