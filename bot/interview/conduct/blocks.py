"""Two members of whom one does not want to meet the other here."""

from datetime import datetime

from bot.interview.frozen import frozen


@frozen
class Block:
    """`by` has not wanted to meet `other` since then (UTC); None for a block that was lifted. The
    other is never told. A block works in both directions."""

    by: int
    other: int
    at: datetime | None
