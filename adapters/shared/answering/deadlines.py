"""How long the core may take before the platform and the member are told to wait a moment."""

from adapters.shared.answering.kept_events import STORE_WITHIN
from bot.interview.frozen import frozen


@frozen
class Deadlines:
    """In seconds. Slack and Discord both give up after three."""

    answer: float = 2.0
    """Until an event is stored in the database instead."""
    form: float = 1.0
    """Until a modal opens that asks to wait, on Slack."""
    suggestion: float = 2.0
    """While somebody types an option of a command, on Discord."""
    keeping: float = STORE_WITHIN
    """For storing an event. Together with `answer` it is well under three seconds."""
