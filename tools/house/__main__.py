"""Prints what can be counted in the code: `make house`.

`python -m tools.house ROOT` counts another working tree, such as that of an older version.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

from tools.house import PRODUCT, imports, source
from tools.house.class_names import double_names
from tools.house.suite import count_tests, last_run

Row = tuple[str, object]


def rows(root: Path) -> Iterator[Row]:
    yield from _structure()
    yield from _sizes(root, ["bot"])
    yield from _sizes(root, PRODUCT)
    files = source.files_in(root, PRODUCT)
    yield from _functions(files)
    yield "highest complexity in the product", source.highest_complexity(root, PRODUCT)
    yield "class names defined twice", ", ".join(double_names(files)) or 0
    yield from _tests(root)


def _structure() -> Iterator[Row]:
    graph = imports.imports_between(PRODUCT)
    inside = imports.arrows_inside(graph, "bot")
    yield "parts of bot/ (files and folders)", len(inside)
    yield "floors of bot/", imports.number_of_floors(inside)
    yield "arrows between the parts of bot/", imports.number_of_arrows(inside)
    yield "arrows back up in bot/", len(imports.arrows_back_up(graph, "bot"))
    modules = imports.arrows_of_modules(graph)
    yield "circles of modules in the product", len(imports.circles(modules))
    yield "circles of folders in the product", len(imports.circles_of_folders(graph))


def _sizes(root: Path, packages: Iterable[str]) -> Iterator[Row]:
    files = source.files_in(root, packages)
    name = "the product" if packages is PRODUCT else "/ ".join(packages) + "/"
    longest = max(files, key=lambda file: file.lines)
    yield f"files in {name}", len(files)
    yield f"lines in {name}", sum(file.lines for file in files)
    yield f"longest file in {name}", f"{longest.lines} ({longest.path})"


def _functions(files: Iterable[source.SourceFile]) -> Iterator[Row]:
    lengths = [source.length(function) for function in source.functions_in(files)]
    yield "functions in the product", len(lengths)
    yield "lines of a function, median", median(lengths)
    yield "lines of a function, 90th percentile", round(quantiles(lengths, n=10)[-1])
    yield "lines of a function, maximum", max(lengths)


def _tests(root: Path) -> Iterator[Row]:
    run = last_run(root) or count_tests(root)
    yield "tests", run.tests
    yield "seconds of the last run", "not run" if run.seconds is None else round(run.seconds)


def main(arguments: list[str]) -> None:
    root = Path(*arguments).resolve()
    # So that grimp finds the packages of this tree, and not those that are installed.
    sys.path.insert(0, str(root))
    for what, number in rows(root):
        print(f"{what:<55}{number}")


if __name__ == "__main__":
    main(sys.argv[1:])
