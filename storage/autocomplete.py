"""What can be suggested to somebody who types: read at every letter, so nothing is changed."""

from datetime import datetime

from sqlalchemy import Connection

from bot.engine.contexts import AutocompleteContext
from bot.interview.members import Person
from storage import people, search
from storage.scope import Scope

NAMED = 25
_NOBODY = 0


def suggestible(
    db: Connection, person: Person, words: tuple[str, ...], now: datetime
) -> AutocompleteContext:
    community = people.community_of(db, person.platform, person.space)
    known = people.find(db, person)
    if community is None or (known and people.one(db, known).is_removed):
        return AutocompleteContext()
    scope = Scope(community, known or _NOBODY)
    named = people.named(db, scope, words, NAMED)
    return AutocompleteContext(
        tuple(each.name for each in named if each.id != scope.me),
        search.topics(db, scope, now),
    )
