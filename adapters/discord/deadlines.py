"""How long the core may take before Discord is told that an answer comes later."""

from adapters.shared.kept_events import STORE_WITHIN
from bot.interview.frozen import frozen


@frozen
class DiscordDeadlines:
    """In seconds; together they are well under the three after which Discord gives up. The time
    until an event is stored in the database, and the time for storing it; `suggestion` is the time
    while somebody types."""

    answer: float = 2.0
    suggestion: float = 2.0
    keeping: float = STORE_WITHIN
