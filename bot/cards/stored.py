"""How the classes of a union are distinguished when they are stored: by their first field.

So no stored value has to name its class, which keeps the outbox small. A first field has no
default, and no two classes of a union have the same one.
"""

from typing import Any


def first_field(value: Any) -> str:
    """The first field of a value of a class with slots, or of its stored form."""
    first: str = next(iter(value)) if isinstance(value, dict) else value.__slots__[0]
    return first
