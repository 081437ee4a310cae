"""What most of our classes are: values, which never change once they are made."""

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a dataclass with slots, whose fields cannot be changed: mypy refuses it in `make check`.
    Python could refuse it, too (`frozen=True`), but then each instance would take four times as
    long to make. For the same reason all these classes share one `__repr__`: Python would compile
    one for each, and there are hundreds. A class may have its own."""
    made = dataclass(slots=True, unsafe_hash=True, repr=False)(cls)
    if "__repr__" not in vars(cls):
        made.__repr__ = _shown  # type: ignore[method-assign]
    return made


def _shown(self: Any) -> str:
    """The same as the `__repr__` of a dataclass, without the fields that have `repr=False`."""
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
