"""How members read, for messages before the core answers, or where it cannot."""

from adapters.shared.cache import Cache
from bot.cards.reader import Reader
from bot.engine.events import Caller
from bot.interview.members import Person

_PEOPLE = 20_000
_DAY = 86_400.0


class Readers:
    def __init__(self) -> None:
        self._known: Cache[Person, Reader] = Cache(_PEOPLE, _DAY)
        self._anywhere: Cache[tuple[str, str], Reader] = Cache(_PEOPLE, _DAY)

    def of(self, by: Caller) -> Reader:
        """As in the newest answer to them in this space, otherwise in any space of the platform;
        otherwise what the platform knows."""
        person = by.person
        known = self._known.get(person) or self._anywhere.get((person.platform, person.user))
        return known or by.reader

    def note(self, by: Caller, reader: Reader) -> None:
        self._known.put(by.person, reader)
        self._anywhere.put((by.person.platform, by.person.user), reader)
