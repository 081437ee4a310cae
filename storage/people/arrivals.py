"""The member who acts, and their programme. Nearly every transaction needs both, so they are read
once in each transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, select

from bot.engine.events import Caller
from bot.interview.frozen import frozen
from bot.interview.members import Member, Person
from bot.interview.organizing.programme import Programme
from storage.keys.keys import Keys
from storage.people import people
from storage.statements.mapping import MEMBER_COLUMNS, member_of, value_columns
from storage.statements.prepared import Prepared
from storage.tables import members, organizers, programmes

_OF_MEMBER = len(MEMBER_COLUMNS)
_PROGRAMME = value_columns(programmes, Programme)
_ORGANIZES = exists().where(organizers.c.member == members.c.id)
_ARRIVED = Prepared(
    select(*MEMBER_COLUMNS, *_PROGRAMME, _ORGANIZES)
    .select_from(people.JOINED)
    .join(programmes, programmes.c.community == members.c.community)
    .where(*people.IS_PERSON)
)


@frozen
class Arrived:
    """A member and their programme, as both were when the member acted. They are read without a
    lock."""

    member: Member
    programme: Programme
    organizes: bool


class Arrivals:
    """What was read about those who act in one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._arrived: dict[Person, Arrived] = {}

    def of(self, person: Person) -> Arrived | None:
        """What is known about a person. None for a newcomer."""
        if (known := self._arrived.get(person)) is None:
            row = _ARRIVED.first(self._db, **people.person_parameters(person))
            if row is not None:
                known = self._arrived[person] = _arrived(row)
        return known

    def arrive(self, caller: Caller, keys: Keys, now: datetime) -> Arrived:
        """What is known about a person. A newcomer becomes a member."""
        if (known := self.of(caller.person)) is not None:
            return known
        people.arrive(self._db, caller, keys, now)
        (row,) = _ARRIVED.rows(self._db, **people.person_parameters(caller.person))
        return _arrived(row)

    def forget(self) -> None:
        """Something was saved, so everything is read again when it is needed."""
        self._arrived.clear()


def _arrived(row: Sequence[Any]) -> Arrived:
    *programme, organizes = row[_OF_MEMBER:]
    return Arrived(member_of(row), Programme(*programme), bool(organizes))
