"""Malformed versions of what a platform sends: a field is missing, or has a value of another
type."""

from collections.abc import Iterator
from typing import Any

KINDS: tuple[Any, ...] = (
    None,
    7,
    "odd",
    ["odd"],
    {"odd": "odd"},
    [],
    {},
    True,
    "",
    1.5,
    -1,
    [None],
)


def odd(payload: Any, kinds: tuple[Any, ...] = KINDS) -> Iterator[Any]:
    """Copies of the payload with one malformed place each, at any depth."""
    yield from kinds
    yield from _inside(payload, kinds)


def _inside(payload: Any, kinds: tuple[Any, ...]) -> Iterator[Any]:
    if isinstance(payload, dict):
        for name, value in payload.items():
            yield {each: payload[each] for each in payload if each != name}
            yield from ({**payload, name: other} for other in kinds)
            yield from ({**payload, name: other} for other in _inside(value, kinds))
    elif isinstance(payload, list):
        for place, value in enumerate(payload[:1]):
            before, after = payload[:place], payload[place + 1 :]
            yield [*before, *after]
            yield from ([*before, other, *after] for other in kinds)
            yield from ([*before, other, *after] for other in _inside(value, kinds))
