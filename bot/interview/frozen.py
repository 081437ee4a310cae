"""What most of our classes are: values, which never change once they are made."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a dataclass with slots, whose fields cannot be changed: mypy refuses it in `make check`.
    Python could refuse it, too (`frozen=True`), but then each instance would take four times as
    long to make. Only `__init__` is made by Python, which compiles each method that it makes: for
    our hundreds of classes, the other methods took a twentieth of the start time. A class may have
    its own `__repr__`."""
    made = dataclass(slots=True, eq=False, repr=False)(cls)
    equals, hash_of = _by_values(made)
    made.__eq__ = equals  # type: ignore[method-assign]
    made.__hash__ = hash_of  # type: ignore[method-assign, assignment]
    if "__repr__" not in vars(cls):
        made.__repr__ = _shown  # type: ignore[method-assign]
    return made


def _by_values(cls: type) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    """The same as the `__eq__` and `__hash__` of a dataclass."""
    compared = [each.name for each in fields(cls) if each.compare]
    values: Callable[[Any], object] = attrgetter(*compared) if compared else lambda _: ()

    def equals(self: Any, other: object) -> bool:
        same = other.__class__ is self.__class__
        return values(self) == values(other) if same else NotImplemented

    def hash_of(self: Any) -> int:
        return hash(values(self))

    return equals, hash_of


def _shown(self: Any) -> str:
    """The same as the `__repr__` of a dataclass, without the fields that have `repr=False`."""
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
