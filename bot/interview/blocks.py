"""Two members who do not meet here any more."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Block:
    """`by` does not want to meet `other`, who is never told, since then (UTC); None for one that
    is lifted. It holds in both directions."""

    by: int
    other: int
    at: datetime | None
