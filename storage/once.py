"""Properties that are read once, when they are first used."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801
        """As `functools.cached_property`, which before Python 3.12 lets one thread at a time read a
        property of a class, whosever it is: so whoever waits for a lock of the database in it
        would hold up everybody else. What a transaction reads belongs to one thread anyway."""

        def __init__(self, read: Callable[[Any], Any]) -> None:
            self._read = read

        def __set_name__(self, _owner: type, name: str) -> None:
            self._name = name

        def __get__(self, of: Any, _owner: type) -> Any:
            value = of.__dict__[self._name] = self._read(of)
            return value


__all__ = ["once"]
