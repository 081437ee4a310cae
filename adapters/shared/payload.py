"""What cannot be read, and a careful way into what somebody else sent."""

from collections.abc import Mapping
from typing import Any


class Unreadable(Exception):
    """A platform sent what it cannot have meant. Its text is a sentence for the member."""


def at(node: Any, *names: str) -> Any:
    """What is found under these names, one inside the other; None where there is none."""
    for name in names:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node


def text(given: object, why: str) -> str:
    """What has to be a text. Raises Unreadable with this sentence."""
    if not isinstance(given, str):
        raise Unreadable(why)
    return given
