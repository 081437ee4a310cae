"""What most of our classes are: values, which never change once they are made."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A dataclass with slots, which `make check` lets nobody change. With `frozen=True` Python
    would see to that as well: but to make one would take four times as long, and a start, which
    makes hundreds of such classes, a tenth of a second longer."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
