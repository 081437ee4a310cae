"""What can be suggested to somebody who types: read at every letter, so nothing is changed."""

from datetime import datetime

from sqlalchemy import Connection

from bot.engine.contexts import AutocompleteContext
from bot.interview.model import Person
from storage import people, search

NAMED = 25
_NOBODY = 0


def suggestible(
    db: Connection, person: Person, words: tuple[str, ...], now: datetime
) -> AutocompleteContext:
    community = people.community_of(db, person.platform, person.space)
    if community is None:
        return AutocompleteContext()
    me = people.find(db, person) or _NOBODY
    named = people.named(db, community, words, NAMED)
    return AutocompleteContext(
        tuple(each.name for each in named if each.id != me),
        search.topics(db, community, me, now),
    )
