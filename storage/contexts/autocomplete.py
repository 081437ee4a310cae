"""What can be suggested to somebody while they type. It is read at every letter, so nothing is
changed, and only what the command asks for is read."""

from datetime import datetime

from sqlalchemy import Connection

from bot.interview.members import Person
from storage.lazy import lazy
from storage.people import people
from storage.search import named_hosts, search
from storage.spaces.scope import Scope

NAMED = 25
_NOBODY = 0


class SqlAutocomplete:
    """Implements bot.engine.contexts.request.AutocompleteContext."""

    def __init__(
        self, db: Connection, person: Person, words: tuple[str, ...], now: datetime
    ) -> None:
        self._db = db
        self._person = person
        self._words = words
        self._now = now

    @lazy
    def named(self) -> tuple[str, ...]:
        scope = self._scope
        return named_hosts.names_beginning(self._db, scope, self._words, NAMED) if scope else ()

    @lazy
    def topics(self) -> tuple[str, ...]:
        scope = self._scope
        return search.topics_beginning(self._db, scope, self._now, self._words) if scope else ()

    @lazy
    def _scope(self) -> Scope | None:
        """None if their space is unknown, or if they were removed."""
        community = people.community_of(self._db, self._person.platform, self._person.space)
        known = people.find(self._db, self._person)
        if community is None or (known and people.one(self._db, known).is_removed):
            return None
        return Scope(community, known or _NOBODY)
