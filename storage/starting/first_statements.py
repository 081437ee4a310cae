"""The statements that the first timers and the first cards need."""

from sqlalchemy import Engine

from storage import agenda
from storage.cards import bulk_cards, couriers, outbox, posts
from storage.interviews import interviews
from storage.pairs import concerns
from storage.people import people, programmes
from storage.statements import locks, wordings
from storage.timers import community_timers, timers

_STATEMENTS = (
    *(agenda.AGENDA, *timers.CLAIMS, timers.FORGET, community_timers.DUE),
    *(interviews.BY_IDS, programmes.BY_COMMUNITIES, people.BY_IDS, concerns.REPORTS),
    *(posts.UPSERT, *outbox.DELIVERY, bulk_cards.READY, couriers.IS_KNOWN),
    *(*couriers.HEARTBEAT, *wordings.STATEMENTS, locks.LOCK),
)


def get_ready(engine: Engine) -> None:
    """Compile them, which takes longer than to fire a few timers or to claim a few cards."""
    for each in _STATEMENTS:
        each.get_ready(engine)
