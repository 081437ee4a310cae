"""How long the core may take before Discord is told that an answer comes later."""

from adapters.shared.kept_events import KEEPING
from bot.interview.frozen import frozen


@frozen
class DiscordDeadlines:
    """In seconds, together well under the three after which Discord gives up: until what somebody
    did is kept in the database, and for keeping it; `suggestion` while somebody types."""

    answer: float = 2.0
    suggestion: float = 2.0
    keeping: float = KEEPING
