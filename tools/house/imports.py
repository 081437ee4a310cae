"""Which part imports which: floors, arrows and circles, from a graph built by grimp."""

from collections.abc import Iterable, Mapping
from functools import cache

import grimp

Arrows = Mapping[str, frozenset[str]]
"""For each part, the parts that it imports."""


def imports_between(packages: Iterable[str]) -> grimp.ImportGraph:
    """The graph of all modules in these packages, which must be importable."""
    first, *others = packages
    return grimp.build_graph(first, *others, cache_dir=None)


def arrows_of_modules(graph: grimp.ImportGraph) -> Arrows:
    return {
        module: frozenset(graph.find_modules_directly_imported_by(module))
        for module in graph.modules
    }


def arrows_inside(graph: grimp.ImportGraph, folder: str) -> Arrows:
    """The imports between the parts of one folder: its files and the folders in it. Imports from
    and to the folder's own `__init__` are left out; `arrows_of_modules` has them."""
    parts = graph.find_children(folder)
    modules = {part: {part} | graph.find_descendants(part) for part in parts}
    home = {module: part for part in parts for module in modules[part]}
    return {
        part: frozenset(
            home[imported]
            for module in modules[part]
            for imported in graph.find_modules_directly_imported_by(module)
            if imported in home and home[imported] != part
        )
        for part in parts
    }


def number_of_arrows(arrows: Arrows) -> int:
    return sum(map(len, arrows.values()))


def number_of_floors(arrows: Arrows) -> int:
    """The number of floors. A part is one floor above the highest part that it imports. Parts in a
    circle are on the same floor."""
    circle_of = {part: circle for circle in circles(arrows) for part in circle}

    @cache
    def floor(part: str) -> int:
        circle = circle_of.get(part, frozenset({part}))
        below = {lower for member in circle for lower in arrows[member]} - circle
        return 1 + max(map(floor, below), default=0)

    return max(map(floor, arrows), default=0)


def circles(arrows: Arrows) -> set[frozenset[str]]:
    """Groups of parts that import each other, directly or through others."""
    reached = {part: _reached_from(part, arrows) for part in arrows}
    return {
        frozenset(other for other in reached[part] if part in reached[other])
        for part in arrows
        if part in reached[part]
    }


def _reached_from(start: str, arrows: Arrows) -> set[str]:
    reached: set[str] = set()
    waiting = set(arrows[start])
    while waiting:
        part = waiting.pop()
        reached.add(part)
        waiting |= arrows[part] - reached
    return reached


def circles_of_folders(graph: grimp.ImportGraph) -> set[frozenset[str]]:
    """The circles between the files and folders of each folder."""
    folders = (module for module in graph.modules if graph.find_children(module))
    return {circle for folder in folders for circle in circles(arrows_inside(graph, folder))}


def arrows_back_up(graph: grimp.ImportGraph, folder: str) -> set[tuple[str, str]]:
    """Approximately the smallest set of imports whose removal would leave no circle in this
    folder."""
    return graph.nominate_cycle_breakers(folder)
