"""How classes that stand for each other are told apart where they are stored: by their first field.

So none of them has to say what it is, which keeps the outbox small. A first field has no default,
and no two classes of one union have the same.
"""

from typing import Any


def first_field(value: Any) -> str:
    """Of a value of a class with slots, or of what is stored of one."""
    first: str = next(iter(value)) if isinstance(value, dict) else value.__slots__[0]
    return first
