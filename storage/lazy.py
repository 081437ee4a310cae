"""Properties that are read once, when they are first used."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as lazy
else:

    class lazy:  # noqa: N801
        """As `functools.cached_property`. Before Python 3.12, that one has a lock for each property
        of a class, shared by all its instances. A thread that waits there for a lock of the
        database would stop all others. No lock is needed here, because what a transaction reads
        belongs to one thread."""

        def __init__(self, read: Callable[[Any], Any]) -> None:
            self._read = read

        def __set_name__(self, _owner: type, name: str) -> None:
            self._name = name

        def __get__(self, of: Any, _owner: type) -> Any:
            value = of.__dict__[self._name] = self._read(of)
            return value


__all__ = ["lazy"]
