"""Counts the steps of a computation, so that a test can say how they grow with its input. A time
would depend on the machine."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


def doubling_costs_twice(work: Callable[[int], object], size: int) -> bool:
    """Whether the steps grow in proportion to the size. If they grew with its square, they would be
    four times as many."""
    work(size)  # fills the caches
    return steps(lambda: work(2 * size)) < 3 * steps(lambda: work(size))


def steps(work: Callable[[], object]) -> int:
    """The lines of Python that run; a line counts again in each round of a loop."""
    count = 0

    def trace(_frame: FrameType, event: str, _value: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    with _traced(trace):
        work()
    return count


@contextmanager
def _traced(trace: Callable[..., Any]) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
