"""What the page gets to know about the clock."""

from datetime import timedelta

from adapters.playground.page.view import clock_json
from bot.cards.reader import ANYBODY
from tests.bot.town_platform import MONDAY


def test_a_late_timer_is_shown_as_due_now() -> None:
    """While a demo term is written, timers from months ago wait for a moment."""
    late = clock_json(MONDAY, MONDAY - timedelta(days=5), ANYBODY)
    assert late["due"] == late["text"]
