"""The statements that the first timers need."""

from sqlalchemy import Engine

from storage.cards import posts
from storage.interviews import interviews
from storage.people import people, programmes
from storage.timers import community_timers, timers

_STATEMENTS = (
    *(*timers.CLAIMS, community_timers.DUE),
    *(interviews.BY_IDS, programmes.BY_COMMUNITIES, people.BY_IDS, posts.UPSERT),
)


def get_ready(engine: Engine) -> None:
    """Compile them, which takes longer than to fire a few timers."""
    for each in _STATEMENTS:
        each.get_ready(engine)
