"""The pages about privacy and security name what exists."""

import ast
import re

from storage.tables import metadata
from tests.docs.pages import ROOT, page

TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")


def test_every_table_is_explained() -> None:
    """docs/privacy.md must say for every table what it contains, and for how long."""
    unexplained = set(metadata.tables) - set(page("docs/privacy.md").first_cells())
    assert unexplained == set(), "Add a row to the table at the top of docs/privacy.md."


def test_every_test_that_shows_safety_is_there() -> None:
    named = [TEST.fullmatch(code) for code in page("docs/developers/security.md").in_code()]
    tests = [(found[1], found[2]) for found in named if found]
    assert len(tests) > 20
    assert [each for each in tests if not is_there(*each)] == []


def test_a_test_that_is_not_there_is_found() -> None:
    assert not is_there("tests/docs/test_privacy.py", "test_nothing")
    assert not is_there("tests/docs/test_nothing.py", None)


def is_there(file: str, name: str | None) -> bool:
    if not (ROOT / file).exists():
        return False
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return name is None or name in {each.name for each in tree.body if isinstance(each, functions)}
