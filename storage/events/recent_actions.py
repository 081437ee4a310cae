"""What members changed lately, so that a repeat of it is recognized."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Connection, and_, bindparam, exists, not_, select, text

from bot.engine.receiving.repeats import RecentAction
from bot.interview.members import Person
from storage.people.people import IS_PERSON, person_parameters
from storage.statements.prepared import Prepared
from storage.tables import members, recent_actions
from storage.tables.column_types import Instant

_NOTE = Prepared(
    text(
        """
        INSERT INTO recent_action (member, what, at) VALUES (:who, :did, :then)
        ON CONFLICT (member, what) DO UPDATE SET at = excluded.at
            WHERE recent_action.at NOT BETWEEN :since AND :until
                OR :alone AND EXISTS (
                    SELECT 1 FROM recent_action AS other
                    WHERE other.member = :who AND other.at > recent_action.at AND other.at < :then
                )
        RETURNING member
        """
    )
    .bindparams(*(bindparam(name, type_=Instant) for name in ("then", "since", "until")))
    .bindparams(bindparam("alone", type_=Boolean))
    .columns(recent_actions.c.member)
)
"""It returns no row, and changes nothing, if this is a repeat."""
_other = recent_actions.alias()
_CAME_BETWEEN = exists().where(
    _other.c.member == recent_actions.c.member,
    _other.c.at > recent_actions.c.at,
    _other.c.at < bindparam("then"),
)
_FIRST = Prepared(
    select(recent_actions.c.at)
    .join(members, members.c.id == recent_actions.c.member)
    .where(*IS_PERSON, recent_actions.c.what == bindparam("did"))
    .where(recent_actions.c.at.between(bindparam("since"), bindparam("until")))
    .where(not_(and_(bindparam("alone", type_=Boolean), _CAME_BETWEEN)))
)
_FORGET = Prepared(
    text(
        """
        DELETE FROM recent_action WHERE (member, what) IN (
            SELECT member, what FROM recent_action WHERE at < :before LIMIT :most
        )
        RETURNING member
        """
    )
    .bindparams(bindparam("before", type_=Instant))
    .columns(recent_actions.c.member)
)
"""It reads the whole table, which contains the changes of two hours at most. For 10,000 of them,
all steps together take 40 ms. An index would cost more, because each change would write it."""


class SqlRecentActions:
    """Implements bot.engine.receiving.repeats.RecentActions."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def note(self, member: int, action: RecentAction) -> bool:
        return _NOTE.first(self._db, who=member, **_parameters(action)) is not None

    def first(self, person: Person, action: RecentAction) -> datetime | None:
        found = _FIRST.first(self._db, **person_parameters(person), **_parameters(action))
        return found[0] if found else None

    def forget(self, before: datetime, most: int) -> bool:
        return bool(_FORGET.rows(self._db, before=before, most=most))


def _parameters(action: RecentAction) -> dict[str, Any]:
    return {
        "did": action.what,
        "then": action.at,
        "since": action.since,
        "until": action.until,
        "alone": action.is_press,
    }
