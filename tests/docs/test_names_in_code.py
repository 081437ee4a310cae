"""Comments, docstrings and content name only files and modules that exist. When a folder moves,
such a name would stay behind."""

import re
from collections.abc import Iterator

from tests.docs.pages import ROOT

FOLDERS = ("askwell", "bot", "adapters", "storage", "bench", "tools", "deploy")
"""Not the tests: they name files of their own making, too."""
ENDINGS = {".py", ".toml", ".js", ".html", ".yaml", ".service"}
FILE = re.compile(
    r"(?<![\w./:-])((?:askwell|bot|adapters|storage|tests|docs|tools|bench|deploy)/"
    r"[\w./-]*\.(?:py|md|toml|tsv|yaml|service))\b"
)
MODULE = re.compile(r"(?<![\w./:-])((?:bot|adapters|storage|tests|tools|bench)(?:\.[a-z_]\w*)+)")
PROSE = re.compile(r'(?m:^ *#.*$|  # .*$)|(?s:""".*?""")')
"""The comments and docstrings of Python."""


def test_files_are_there() -> None:
    named = {(name, path) for name, text in sources() for path in FILE.findall(text)}
    assert "tests/bot/content/questions/wishes/tuned_on.tsv" in {path for _, path in named}
    assert [(name, path) for name, path in sorted(named) if not (ROOT / path).exists()] == []


def test_modules_are_there() -> None:
    words = [(name, found) for name, text in sources() for found in PROSE.findall(text)]
    named = {(name, module) for name, found in words for module in MODULE.findall(found)}
    assert ("storage/connections/write_ahead_log.py", "storage.connections.database") in named
    assert [(name, module) for name, module in sorted(named) if not is_there(module)] == []


def sources() -> Iterator[tuple[str, str]]:
    """Each file with its text."""
    for folder in FOLDERS:
        for each in (ROOT / folder).rglob("*"):
            if each.suffix in ENDINGS:
                yield each.relative_to(ROOT).as_posix(), each.read_text(encoding="utf-8")


def is_there(name: str) -> bool:
    """A module, or what a module defines."""
    path = ROOT.joinpath(*name.split("."))
    return any(each.is_dir() or each.with_suffix(".py").exists() for each in (path, path.parent))
