from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.texts_tree import Run, Tree
from tools.texts.__main__ import main


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.fixture
def run(tree: Tree) -> Run:
    return lambda *arguments: main(list(arguments), tree.root)


@pytest.fixture
def german(tree: Tree, run: Run) -> Tree:
    assert run("--new", "de") == 0
    return tree


@pytest.fixture
def refused(run: Run, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    def said() -> str:
        capsys.readouterr()
        assert run() == 1
        return capsys.readouterr().out

    return said
