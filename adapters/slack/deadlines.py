"""How long the core may take before Slack and the member are told that it takes a moment."""

from adapters.shared.kept_events import KEEPING
from bot.interview.frozen import frozen


@frozen
class SlackDeadlines:
    """In seconds, together well under the three after which Slack gives up: until what somebody
    did is kept in the database, and for keeping it. `form`: until a modal opens that waits."""

    answer: float = 2.0
    form: float = 1.0
    keeping: float = KEEPING
