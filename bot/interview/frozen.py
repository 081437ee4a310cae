"""What most of our classes are: values, which never change once they are made."""

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A dataclass with slots, which `make check` lets nobody change. With `frozen=True` Python
    would see to that as well: but to make one would take four times as long, and a start, which
    makes hundreds of such classes, a tenth of a second longer. So all show themselves by the same
    function, too."""
    made = dataclass(slots=True, unsafe_hash=True, repr=False)(cls)
    made.__repr__ = _shown  # type: ignore[method-assign]
    return made


def _shown(self: Any) -> str:
    """As a dataclass does it."""
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
