"""What `make house` counts, in a small tree with two floors that was built for this test."""

from collections.abc import Mapping
from pathlib import Path

import grimp
import pytest

from tools.house import imports, source
from tools.house.class_names import complaints, double_names
from tools.house.long_files import LIMIT, too_long
from tools.house.migrations import misnumbered
from tools.house.suite import LAST_RUN, SuiteRun, last_run

HALL = {
    "hall/__init__.py": "",
    "hall/roof.py": "from hall import cellar\nfrom hall.rooms import kitchen\n",
    "hall/cellar.py": "class Shelf: ...\n",
    "hall/rooms/__init__.py": "",
    "hall/rooms/kitchen.py": "import hall.cellar\n\n\ndef cook(hot):\n    if hot:\n        eat()\n",
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def build(root: Path, files: Mapping[str, str]) -> grimp.ImportGraph:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return imports.imports_between(["hall"])


def test_floors_and_arrows_are_counted_between_files_and_folders_side_by_side(built: Path) -> None:
    inside = imports.arrows_inside(build(built, HALL), "hall")
    assert inside == {
        "hall.roof": {"hall.cellar", "hall.rooms"},
        "hall.rooms": {"hall.cellar"},
        "hall.cellar": set(),
    }
    assert imports.number_of_floors(inside) == 3
    assert imports.number_of_arrows(inside) == 3


def test_a_house_without_circles_has_none(built: Path) -> None:
    graph = build(built, HALL)
    assert not imports.circles(imports.arrows_of_modules(graph))
    assert not imports.circles_of_folders(graph)
    assert not imports.arrows_back_up(graph, "hall")


def test_an_arrow_back_up_closes_a_circle(built: Path) -> None:
    graph = build(built, HALL | {"hall/cellar.py": "import hall.rooms.kitchen\n"})
    both = frozenset({"hall.cellar", "hall.rooms.kitchen"})
    assert imports.circles(imports.arrows_of_modules(graph)) == {both}
    assert imports.circles_of_folders(graph) == {frozenset({"hall.cellar", "hall.rooms"})}
    assert len(imports.arrows_back_up(graph, "hall")) == 1
    assert imports.number_of_floors(imports.arrows_inside(graph, "hall")) == 2


def test_a_circle_of_folders_need_not_be_one_of_modules(built: Path) -> None:
    files = HALL | {"hall/cellar.py": "import hall.rooms.stove\n", "hall/rooms/stove.py": ""}
    graph = build(built, files)
    assert not imports.circles(imports.arrows_of_modules(graph))
    assert imports.circles_of_folders(graph) == {frozenset({"hall.cellar", "hall.rooms"})}


def test_functions_are_measured(built: Path) -> None:
    build(built, HALL)
    (cook,) = source.functions_in(source.files_in(built, ["hall"]))
    assert source.length(cook) == 3
    assert source.highest_complexity(built, ["hall"]) == 2


def test_a_class_name_that_is_defined_twice_is_reported_with_both_places(built: Path) -> None:
    build(built, HALL | {"hall/rooms/attic.py": "def store():\n    class Shelf: ...\n"})
    doubles = double_names(source.files_in(built, ["hall"]))
    assert doubles == {"Shelf": ["hall/cellar.py:1", "hall/rooms/attic.py:2"]}
    (told,) = complaints(doubles)
    assert "hall/cellar.py:1, hall/rooms/attic.py:2" in told


def test_the_last_run_of_the_tests_is_read(tmp_path: Path) -> None:
    assert last_run(tmp_path) is None
    (tmp_path / LAST_RUN).parent.mkdir()
    (tmp_path / LAST_RUN).write_text('<testsuites><testsuite tests="7" time="1.5"/></testsuites>')
    assert last_run(tmp_path) == SuiteRun(7, 1.5)


def test_a_file_has_fewer_lines_than_the_limit(built: Path) -> None:
    build(built, {"hall/__init__.py": "", "hall/low.py": "1\n" * (LIMIT - 1)})
    assert too_long(source.files_in(built, ["hall"])) == []
    build(built, {"hall/high.py": "1\n" * LIMIT})
    [complaint] = too_long(source.files_in(built, ["hall"]))
    assert complaint.startswith("hall/high.py has 300 lines")


def test_two_migrations_with_one_number_are_found() -> None:
    first = ("0001_first.py", 'revision = "0001"\ndown_revision = None\n')
    one, other = (
        (f"0002_{name}.py", 'revision = "0002"\ndown_revision = "0001"\n') for name in ("a", "b")
    )
    assert misnumbered([first, one]) == []
    assert misnumbered([other, first, one]) == [
        "0002_b.py has to be number 0003, and to follow 0002."
    ]
