"""How long the core may take before Slack and the member are told to wait a moment."""

from adapters.shared.kept_events import STORE_WITHIN
from bot.interview.frozen import frozen


@frozen
class SlackDeadlines:
    """In seconds; together they are well under the three after which Slack gives up. The time until
    an event is stored in the database, and the time for storing it. `form`: the time until a modal
    opens that asks to wait."""

    answer: float = 2.0
    form: float = 1.0
    keeping: float = STORE_WITHIN
