"""Two members of whom one does not want to meet the other here."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Block:
    """`by` has not wanted to meet `other` since then (UTC); None for a block that was lifted. The
    other is never told. A block works in both directions."""

    by: int
    other: int
    at: datetime | None
